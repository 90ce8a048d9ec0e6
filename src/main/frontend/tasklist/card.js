import { element } from '../form-host/elements.js';
import { due } from './due.js';
import { factsOf } from './facts.js';

/** Case number, city area and due date on each card of the list. */
export const cardFacts = {
  id: 'samverka-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,

  async render(node, { taskId }) {
    node.className = 'samverka-card';
    try {
      const facts = await factsOf(taskId);
      if (facts) {
        node.replaceChildren(...content(facts));
      }
    } catch {
      // Without an answer the card shows what Tasklist itself knows.
    }
  },
};

function content({ caseNumber, areaName, area, due: date }) {
  const when = date ? due(date) : null;
  return [
    element('p', { class: 'samverka-card-case' }, [caseNumber, areaName ?? area].filter(Boolean).join(' · ')),
    when ? element('p', { class: when.late ? 'samverka-card-late' : 'samverka-card-due' }, when.text) : null,
  ].filter(Boolean);
}
