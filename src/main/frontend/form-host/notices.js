// What the form host says when something does not go as planned. Each returns a box to show above the form.

import { say } from '../text/words.js';
import { button, element, notice, paragraph } from './elements.js';

/** Every error with a link to its field. */
export function errorSummary(errors) {
  return notice(
    'error',
    say('errorsTitle', { count: errors.length }),
    element('ul', {}, errors.map((error) => element('li', {}, errorLink(error)))),
    paragraph(say('errorsNote')),
  );
}

function errorLink({ id, label, rows, messages }) {
  const where = rows.map((row) => `, ${say('row', { row: row + 1 })}`).join('');
  const named = `${label}${where}`;
  const text = label ? `${named}${/[?!:]$/.test(named) ? '' : ':'} ${messages.join(' ')}` : messages.join(' ');
  if (!id) {
    return text;
  }
  const focus = (event) => {
    event.preventDefault();
    focusField(id);
  };
  return element('a', { href: `#${id}`, click: focus }, text);
}

function focusField(id) {
  const near = document.getElementById(id) ?? document.querySelector(`[id^="${CSS.escape(id)}-"]`);
  const focusable = 'input, textarea, select, button, [tabindex]';
  const field = near?.matches(focusable) ? near : (near?.querySelector(focusable) ?? near);
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

/** Somebody else was first, or the task is gone; `kept` says where what was written is. */
export function conflict(title, reason, kept, text, reload) {
  return notice(
    'error',
    title,
    paragraph(reason),
    kept ? paragraph(kept) : null,
    element('div', { class: 'samverka-notice-actions' }, copyButton(text), button(say('reload'), reload)),
  );
}

function copyButton(text) {
  const copy = async (event) => {
    const place = event.currentTarget.parentElement;
    try {
      await navigator.clipboard.writeText(text());
      place.append(element('span', { role: 'status' }, say('copied')));
    } catch {
      const area = element('textarea', { readonly: '', rows: '6', 'aria-label': say('copyByHand') });
      area.value = text();
      place.after(element('label', {}, say('copyByHand'), area));
      area.select();
    }
  };
  return button(say('copy'), copy);
}

/**
 * Nobody is signed in any more.
 *
 * @param resume tries again; resolves to a sentence when that did not help, else to null
 */
export function signedOut(draftKept, resume) {
  const answer = element('p', { role: 'status' });
  const goOn = async (event) => {
    const pressed = event.currentTarget;
    pressed.disabled = true;
    answer.textContent = (await resume()) ?? '';
    pressed.disabled = false;
  };
  return notice(
    'warning',
    say('sessionTitle'),
    paragraph(say(draftKept ? 'sessionDraft' : 'sessionHere')),
    element(
      'div',
      { class: 'samverka-notice-actions' },
      element('a', { class: 'samverka-button samverka-button-secondary', href: '/login', target: '_blank', rel: 'noopener' }, say('signIn')),
      button(say('goOn'), goOn, 'primary'),
    ),
    answer,
  );
}

/** Something else went wrong; trying again may help. */
export function failed(reason, again) {
  return notice(
    'error',
    say('failedTitle'),
    paragraph(reason),
    again ? element('div', { class: 'samverka-notice-actions' }, button(say('tryAgain'), again)) : null,
  );
}

/** The case is about somebody protected: there is something to do on its page first. */
export function opensFirst({ title, detail, caseNumber }, again) {
  return notice(
    'warning',
    title,
    paragraph(detail),
    caseLink(caseNumber),
    element('div', { class: 'samverka-notice-actions' }, button(say('tryAgain'), again)),
  );
}

export function caseLink(number) {
  const link = element('a', { href: `/cases/${encodeURIComponent(number)}` }, say('openCase', { number }));
  return element('p', { class: 'samverka-case-link' }, link);
}
