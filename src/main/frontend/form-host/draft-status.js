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
      write(refusal(error));
    } else if (state === 'failed') {
      write(say('draftFailed'));
    }
  }

  function refusal({ status, problem, message }) {
    if (status === 404 || status === 409) {
      // The box above the form says it all.
      return '';
    }
    return status === 401 ? say('sessionTitle') : say('draftRefused', { reason: problem?.detail ?? message });
  }

  // A screen reader repeats whatever is written here, so the same words are not written twice.
  function write(words) {
    if (node.textContent !== words) {
      node.textContent = words;
    }
  }

  return { node, show };
}
