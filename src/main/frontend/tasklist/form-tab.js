import { mountTaskForm } from '../form-host/form-host.js';
import { say } from '../text/words.js';
import { caseLink } from '../form-host/notices.js';
import { addressOf } from './address.js';
import { announce } from './announce.js';
import { forget } from './facts.js';

/** The first tab of a task: its form, in step with who has the task in Tasklist. */
export const formTab = {
  id: 'samverka-form',
  pluginPoint: 'tasklist.task.detail',
  priority: 2000,
  properties: { label: 'FORM' },

  render(node, { taskId }, scope) {
    const data = scope.taskData;
    const form = mountTaskForm(node, taskId, {
      loaded: ({ task }) => task?.caseNumber && node.prepend(caseLink(task.caseNumber)),
      claimed: () => scope.$evalAsync(() => refresh(data)),
      submitted: (_, task) => {
        announce(say('submitted', { task: task?.name ?? '' }));
        scope.$evalAsync(() => leave(data));
      },
    });
    data.newChild(scope).observe(['task', 'isAssignee', (task, mine) => task?.id === taskId && form.setMine(mine)]);
    scope.$on('$destroy', () => form.unmount());
  },
};

function refresh(data) {
  forget();
  data.changed('task');
  data.changed('taskList');
}

// The address decides which task is open; the list is fetched again without the one that is done.
function leave(data) {
  location.hash = addressOf(null);
  forget();
  data.changed('taskList');
}
