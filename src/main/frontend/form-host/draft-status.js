import { dateLocale, say } from '../text/words.js';
import { element } from './elements.js';

/** The line beside the button that says whether what is typed has been saved. */
export function draftStatus() {
  const node = element('p', { class: 'samverka-draft-status', role: 'status' });

  function show({ state, error }) {
    node.classList.toggle('samverka-draft-failed', state === 'failed' || state === 'refused');
    if (state === 'saved') {
      const time = new Date().toLocaleTimeString(dateLocale(), { hour: '2-digit', minute: '2-digit' });
      write(say('draftSaved', { time }));
    } else if (state === 'refused') {
      write(error.status === 401 ? say('sessionTitle') : say('draftRefused', { reason: error.problem.detail ?? error.message }));
    } else if (state === 'failed') {
      write(say('draftFailed'));
    }
  }

  // A screen reader repeats whatever is written here, so the same words are not written twice.
  function write(words) {
    if (node.textContent !== words) {
      node.textContent = words;
    }
  }

  return { node, show };
}
