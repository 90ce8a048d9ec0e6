import { element } from '../form-host/elements.js';
import { say } from '../text/words.js';

export const overviewLink = link('samverka-overview', '/', 'overview', 400);
export const newCaseLink = link('samverka-new-case', '/cases/new', 'newCase', 300);

function link(id, href, words, priority) {
  return {
    id,
    pluginPoint: 'tasklist.navbar.action',
    priority,
    render: (node) => node.append(element('a', { href }, say(words))),
  };
}
