import { element } from '../form-host/elements.js';
import { due } from './due.js';
import { factsOf } from './facts.js';

/** Case number, city area and due date on each card of the list. */
export const cardFacts = {
  id: 'samverka-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,

  async render(node, { taskId }, scope) {
    node.className = 'samverka-card';
    const when = scope.task?.due ? dueLine(scope.task.due) : [];
    node.replaceChildren(...when);
    try {
      const facts = await factsOf(taskId);
      if (facts) {
        node.replaceChildren(caseLine(facts), ...when);
      }
    } catch {
      // Without an answer the card shows what Tasklist itself knows.
    }
  },
};

function caseLine({ caseNumber, areaName, area }) {
  return element('p', { class: 'samverka-card-case' }, [caseNumber, areaName ?? area].filter(Boolean).join(' · '));
}

function dueLine(date) {
  const { text, late } = due(date);
  return [element('p', { class: late ? 'samverka-card-late' : 'samverka-card-due' }, text)];
}
