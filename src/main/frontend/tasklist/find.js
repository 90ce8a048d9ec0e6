import { element } from '../form-host/elements.js';
import { say } from '../text/words.js';
import { addressOf } from './address.js';
import { find } from './facts.js';

const MOST = 8;

/** A field that finds tasks by case number or name, in place of Tasklist's search over variables. */
export const findTask = {
  id: 'samverka-find',
  pluginPoint: 'tasklist.list',
  priority: 100,

  render(node) {
    const results = element('div', { 'aria-live': 'polite' });
    const input = element('input', {
      type: 'search',
      id: 'samverka-find',
      autocomplete: 'off',
      input: () => {
        results.dataset.wanted = input.value;
        show(results, input.value);
      },
    });
    results.addEventListener('click', (event) => {
      if (event.target.closest('a')) {
        input.value = '';
        results.replaceChildren();
      }
    });
    node.append(element('div', { class: 'samverka-find' }, element('label', { for: 'samverka-find' }, say('find')), input, results));
  },
};

async function show(results, text) {
  const wanted = text.trim();
  const found = wanted.length < 2 ? null : await find(wanted).catch(() => []);
  if (!results.isConnected || results.dataset.wanted !== text) {
    return;
  }
  results.replaceChildren(...(found ? [listOf(found)] : []));
}

function listOf(found) {
  return found.length ? element('ul', {}, found.slice(0, MOST).map(item)) : element('p', {}, say('findNothing'));
}

function item({ id, name, caseNumber }) {
  return element('li', {}, element('a', { href: addressOf(id) }, `${caseNumber} · ${name}`));
}
