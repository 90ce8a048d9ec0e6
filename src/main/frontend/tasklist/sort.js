import { element } from '../form-host/elements.js';
import { say } from '../text/words.js';
import { addressParts, addressWith } from './address.js';

const orders = [
  ['sortNewest', 'created', 'desc'],
  ['sortOldest', 'created', 'asc'],
  ['sortDue', 'dueDate', 'asc'],
  ['sortName', 'nameCaseInsensitive', 'asc'],
];

/** In which order the list stands, in people's words. */
export const sortTasks = {
  id: 'samverka-sort',
  pluginPoint: 'tasklist.list',
  priority: 90,

  render(node) {
    const select = element(
      'select',
      { id: 'samverka-sort', change: () => (location.hash = addressWith({ sorting: select.value, page: null })) },
      orders.map(([words, sortBy, sortOrder]) =>
        element('option', { value: JSON.stringify([{ sortBy, sortOrder }]) }, say(words)),
      ),
    );
    const chosen = addressParts().get('sorting');
    if ([...select.options].some(({ value }) => value === chosen)) {
      select.value = chosen;
    }
    node.append(element('div', { class: 'samverka-sort' }, element('label', { for: 'samverka-sort' }, say('sort')), select));
  },
};
