import { session } from '../api/api.js';
import { say } from '../text/words.js';
import { element } from './elements.js';
import { failed, opensFirst, signedOut } from './notices.js';
import { openForm } from './open-form.js';
import { reportSource, startSource, taskSource } from './sources.js';

/**
 * Shows a task's form in `node` and carries it to submission.
 *
 * @param callbacks all may be left out: loaded(form), the server's answer, before it is shown; submitted(answer, task);
 *     claimed() after a claim made here
 * @return {setMine(boolean), unmount()}; unmount saves what is not yet saved
 */
export function mountTaskForm(node, taskId, callbacks = {}) {
  return mount(node, taskSource(taskId), callbacks);
}

/** Shows a process's start form; submitted({number}) is called when the case exists. */
export function mountStartForm(node, processId, callbacks = {}) {
  return mount(node, startSource(processId), callbacks);
}

/** Shows the form of an event that is reported; submitted() is called when the process knows of it. */
export function mountReportForm(node, caseNumber, element, callbacks = {}) {
  return mount(node, reportSource(caseNumber, element), callbacks);
}

function mount(node, source, callbacks) {
  const root = element('section', { class: 'samverka-form' });
  let open = null;
  let mine = null;
  let unmounted = false;
  node.append(root);
  load();

  async function load() {
    open?.close();
    open = null;
    root.replaceChildren(element('p', { class: 'samverka-form-loading', role: 'status' }, say('loading')));
    try {
      const [form, me] = await Promise.all([source.load(), session()]);
      if (unmounted) {
        return;
      }
      if (!form.schema) {
        root.replaceChildren(element('p', {}, say('noForm')));
        return;
      }
      callbacks.loaded?.(form);
      open = await openForm(root, source, form, me, { ...callbacks, reload: load });
      if (unmounted) {
        open.close();
      } else if (mine !== null) {
        open.setMine(mine);
      }
    } catch (error) {
      explain(error);
    }
  }

  function explain(error) {
    if (unmounted) {
      return;
    }
    if (error.status === 401) {
      root.replaceChildren(signedOut(false, () => load().then(() => null)));
    } else if (error.status === 404 || error.status === 409) {
      const closed = error.problem.reason === 'PROTECTED';
      const reason = error.status === 409 ? error.problem.detail : say(source.notFoundWords ?? 'notFound');
      root.replaceChildren(closed ? opensFirst(error.problem, load) : failed(reason, null));
    } else {
      if (error.status === undefined) {
        console.error(error);
      }
      root.replaceChildren(failed(say(error.status === 0 ? 'offline' : 'loadFailed'), load));
    }
  }

  return {
    setMine(value) {
      mine = value;
      open?.setMine(value);
    },
    unmount() {
      unmounted = true;
      open?.close();
      root.remove();
    },
  };
}
