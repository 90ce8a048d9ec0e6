import { element } from '../form-host/elements.js';
import { say } from '../text/words.js';
import { addressOf } from './address.js';
import { allFacts } from './facts.js';

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
      input: () => show(results, input.value),
    });
    node.append(element('div', { class: 'samverka-find' }, element('label', { for: 'samverka-find' }, say('find')), input, results));
  },
};

async function show(results, text) {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < 2) {
    results.replaceChildren();
    return;
  }
  const found = [...(await allFacts()).values()].filter(({ caseNumber, name }) =>
    `${caseNumber} ${name}`.toLowerCase().includes(wanted),
  );
  results.replaceChildren(
    found.length ? element('ul', {}, found.slice(0, MOST).map(item)) : element('p', {}, say('findNothing')),
  );
}

function item({ id, name, caseNumber }) {
  return element('li', {}, element('a', { href: addressOf(id) }, `${caseNumber} · ${name}`));
}
