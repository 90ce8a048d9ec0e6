import { element } from '../form-host/elements.js';
import { say } from '../text/words.js';
import { guardSession } from './session.js';

export const newCaseLink = link('samverka-new-case', '/cases/new', 'newCase', 500);
export const overviewLink = link('samverka-overview', '/', 'overview', 400);

function link(id, href, words, priority) {
  return {
    id,
    pluginPoint: 'tasklist.navbar.action',
    priority,
    render(node, _, scope) {
      // The first thing of ours that Tasklist draws for somebody signed in.
      guardSession(scope.$root);
      node.append(element('a', { href }, say(words)));
    },
  };
}
