import { say } from '../text/words.js';
import { draftKeeper } from './drafts.js';
import { draftStatus } from './draft-status.js';
import { button, element, notice, paragraph } from './elements.js';
import { asText, withoutButtons } from './fields.js';
import { conflict, errorSummary, failed, signedOut } from './notices.js';
import { onSignedInAgain, signedInAgain } from './sign-in-again.js';
import { viewer } from './viewer.js';

/** One loaded form, from first sight to submission. Returns {setMine, close}. */
export async function openForm(root, source, loaded, me, callbacks) {
  const { schema, label } = withoutButtons(loaded.schema);
  const task = loaded.task;
  let mine = loaded.mine;
  let busy = false;

  const messages = element('div', { class: 'samverka-form-messages' });
  const hints = element('div', { class: 'samverka-form-hints' });
  const host = element('div', { class: 'samverka-form-host' });
  const send = button(label ?? say(source.submitWords), submit, 'primary');
  const status = draftStatus();
  const actions = element('div', { class: 'samverka-form-actions' }, send, status.node);
  root.replaceChildren(messages, hints, host, actions);

  const form = await viewer(host, schema, { ...loaded.data, ...loaded.draft }, { readOnly: !mine, changed, files: source.files });
  const keeper = draftKeeper({ read: form.values, save: source.saveDraft, tell: draftTold });
  addEventListener('beforeunload', warn);
  document.addEventListener('visibilitychange', leave);
  const stopWaiting = onSignedInAgain(goOn);
  showHints();

  function changed() {
    if (mine) {
      keeper.changed();
    }
  }

  function draftTold(event) {
    if (event.error?.status === 401) {
      if (!messages.querySelector('.samverka-notice-warning')) {
        tell(signInBox());
      }
    } else if (event.error?.status === 404 || event.error?.status === 409) {
      conflictBox(event.error).then(tell);
    }
    status.show(event);
  }

  async function submit() {
    if (busy || !mine) {
      return;
    }
    setBusy(true);
    const { data, errors } = await form.submit();
    if (errors.length) {
      show(errorSummary(errors));
      setBusy(false);
      return;
    }
    await keeper.pause();
    try {
      const answer = await source.submit(data, loaded.version);
      close();
      callbacks.submitted?.(answer, task);
    } catch (error) {
      keeper.resume();
      explain(error);
      setBusy(false);
    }
  }

  function explain(error) {
    if (error.status === 422 && error.problem.errors) {
      show(errorSummary(form.showErrors(error.problem.errors)));
    } else if (error.status === 401) {
      show(signInBox(submit));
    } else if (error.status === 404 || error.status === 409 || error.status === 412) {
      conflictBox(error).then(show);
    } else {
      if (error.status === undefined) {
        console.error(error);
      }
      keeper.changed();
      const refused = error.status >= 400 && error.status < 500 && error.problem.detail;
      show(failed(refused || say(error.status === 0 ? 'offline' : 'submitFailed'), submit));
    }
  }

  async function conflictBox(error) {
    const said = error.status === 404 ? null : error.problem.detail;
    const kept = await source.saveDraft(form.values()).then(() => true, ({ status }) => status === 409);
    const title = said ? error.problem.title : say('conflictTitle');
    const reason = said ?? say(error.status === 404 ? (source.notFoundWords ?? 'gone') : 'conflict');
    const where = kept ? (said ? null : say('keptAsDraft')) : say('keptHere');
    return conflict(title, reason, where, () => asText(schema, form.values()), callbacks.reload);
  }

  function signInBox(afterwards) {
    const resume = async () => {
      const sentence = await signedInAgain(me.user);
      if (!sentence) {
        await afterwards?.();
      }
      return sentence;
    };
    return signedOut(!keeper.unsaved(), resume);
  }

  async function goOn() {
    messages.querySelector('.samverka-notice-warning')?.remove();
    await keeper.flush();
  }

  async function claim() {
    try {
      await source.claim();
      setMine(true);
      callbacks.claimed?.();
    } catch (error) {
      if (error.status === 401) {
        show(signInBox(claim));
      } else {
        show(failed(error.status === 409 ? (error.problem.detail ?? say('claimLost')) : say('submitFailed'), null));
      }
    }
  }

  function setMine(value) {
    if (value === mine) {
      return;
    }
    mine = value;
    form.setReadOnly(!mine);
    showHints();
  }

  function showHints() {
    const parts = [];
    if (!mine) {
      const taken = Boolean(task?.assignee) && task.assignee !== me.user;
      parts.push(notice('info', null, paragraph(say(taken ? 'takenByOther' : 'claimFirst')), taken ? null : button(say('claim'), claim)));
    } else if (loaded.draft && Object.keys(loaded.draft).length) {
      parts.push(notice('info', null, paragraph(say('draftRestored'))));
    }
    hints.replaceChildren(...parts);
    actions.hidden = !mine;
  }

  // While somebody is typing, what has happened is read out but the cursor stays where it is.
  function tell(box) {
    messages.replaceChildren(box);
  }

  function show(box) {
    tell(box);
    box.scrollIntoView({ block: 'nearest' });
    box.focus();
  }

  function setBusy(value) {
    busy = value;
    send.setAttribute('aria-disabled', String(value));
    send.textContent = value ? say('submitting') : (label ?? say(source.submitWords));
  }

  function warn(event) {
    if (keeper.unsaved()) {
      event.preventDefault();
    }
  }

  function leave() {
    if (document.visibilityState === 'hidden') {
      keeper.flush({ keepalive: true });
    }
  }

  function close() {
    removeEventListener('beforeunload', warn);
    document.removeEventListener('visibilitychange', leave);
    stopWaiting();
    keeper.flush({ keepalive: true });
    form.destroy();
  }

  return { setMine, close };
}
