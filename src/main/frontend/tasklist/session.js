// Tasklist throws its view away when the session ends, and with it whatever is being written. Here it stays, and says so.

import { forgetSession, session } from '../api/api.js';
import { signedOut } from '../form-host/notices.js';
import { element } from '../form-host/elements.js';
import { say } from '../text/words.js';
import { signOut } from './sign-out.js';

let guarded = false;

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
      forgetSession();
      root.$evalAsync(() => (root.authentication = person));
      showEnded(root, person);
      return { defaultPrevented: true };
    }
    return broadcast.call(this, name, ...values);
  };
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('.account .logout a')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      signOut();
    }
  }, true);
}

let shown = null;

function showEnded(root, person) {
  if (shown?.isConnected || document.querySelector('.samverka-notice-warning')) {
    return;
  }
  shown = element('div', { class: 'samverka-session' }, signedOut(false, resume));
  document.body.append(shown);

  async function resume() {
    try {
      const { user } = await session();
      if (user !== person.name) {
        location.reload();
        return null;
      }
    } catch (error) {
      return say(error.status === 401 ? 'stillSignedOut' : 'offline');
    }
    shown.remove();
    root.$evalAsync(() => root.$broadcast('refresh'));
    return null;
  }
}
