// Tasklist throws its view away when the session ends, and with it whatever is being written. Here it stays, and says so.

import { forgetSession } from '../api/api.js';
import { signedOut } from '../form-host/notices.js';
import { element } from '../form-host/elements.js';
import { afterSignedInAgain, signedInAgain } from '../form-host/sign-in-again.js';
import { signOut } from './sign-out.js';

let guarded = false;
let ended = false;
let shown = null;

/** Takes over from Tasklist what happens when the session ends or the person signs out. */
export function guardSession(root) {
  if (guarded) {
    return;
  }
  guarded = true;
  const person = root.authentication;
  const broadcast = root.$broadcast;
  root.$broadcast = function (name, ...values) {
    if (name === 'authentication.login.required' || (name === 'authentication.changed' && !values[0])) {
      ended = true;
      forgetSession();
      root.$evalAsync(() => (root.authentication = person));
      showEnded(person);
      return { defaultPrevented: true };
    }
    return broadcast.call(this, name, ...values);
  };
  // Tasklist waits for ever for answers it did not get; drafts are saved by now and fill the forms again.
  afterSignedInAgain(() => ended && location.reload());
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('.account .logout a')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      signOut();
    }
  }, true);
}

function showEnded(person) {
  if (shown?.isConnected || document.querySelector('.samverka-notice-warning')) {
    return;
  }
  shown = element('div', { class: 'samverka-session' }, signedOut(false, () => signedInAgain(person.name)));
  document.body.append(shown);
}
