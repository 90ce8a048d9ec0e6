import { session } from '../api/api.js';
import { say } from '../text/words.js';

const listeners = new Set();
let last = () => {};

/** Calls `listener` when the same person is signed in again; returns what stops that. */
export function onSignedInAgain(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls `listener` when all others are done. */
export function afterSignedInAgain(listener) {
  last = listener;
}

/** Checks that `user` is signed in again and lets everything waiting for it go on. Returns a sentence when not, else null. */
export async function signedInAgain(user) {
  try {
    if ((await session()).user !== user) {
      return say('otherPerson');
    }
  } catch (error) {
    return say(error.status === 401 ? 'stillSignedOut' : 'offline');
  }
  await Promise.all([...listeners].map((listener) => listener()));
  last();
  return null;
}
