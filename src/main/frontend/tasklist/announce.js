import { element } from '../form-host/elements.js';

const SHOWN = 8000;
let place = null;

/** Says something that is over in a few seconds, on screen and to screen readers. */
export function announce(words) {
  place ??= document.body.appendChild(element('div', { class: 'samverka-announcement', role: 'status' }));
  const said = element('p', { class: 'samverka-notice samverka-notice-ok' }, words);
  place.replaceChildren(said);
  setTimeout(() => said.remove(), SHOWN);
}
