import { session } from '../api/api.js';

/** Ends the session for the whole service, not for Tasklist alone. */
export async function signOut() {
  try {
    const { csrf } = await session();
    await fetch('/logout', { method: 'POST', credentials: 'same-origin', headers: { 'X-CSRF-TOKEN': csrf } });
  } finally {
    location.assign('/login');
  }
}
