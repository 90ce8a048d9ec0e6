import { element } from '../form-host/elements.js';
import { say } from '../text/words.js';
import { addressOf } from './address.js';

/** On narrow screens, where an open task hides the list: the way back to it. */
export const backToList = {
  id: 'samverka-back',
  pluginPoint: 'tasklist.task.action',
  priority: 100,

  render(node) {
    const link = element('a', { class: 'samverka-back', href: '#/' }, `‹ ${say('taskList')}`);
    link.addEventListener('click', () => link.setAttribute('href', addressOf(null)));
    node.append(link);
  },
};
