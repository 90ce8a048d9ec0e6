// Saves what is being typed to the server: a moment after the last change, one request at a time, and again until it works.

const QUIET = 1000;
const AGAIN_AFTER = [2000, 5000, 15000, 30000];

/**
 * @param read returns the form's values now
 * @param save sends values; rejects with an error whose `status` says why (0 and 5xx are tried again)
 * @param tell called with {state: 'saving' | 'saved' | 'failed' | 'refused', error}
 */
export function draftKeeper({ read, save, tell, timers = globalThis }) {
  let timer = null;
  let dirty = false;
  let attempts = 0;
  let sending = null;
  let stopped = false;

  function changed() {
    dirty = true;
    attempts = 0;
    schedule(QUIET);
  }

  function schedule(delay) {
    timers.clearTimeout(timer);
    timer = stopped ? null : timers.setTimeout(flush, delay);
  }

  /** Sends at once what has not been sent; resolves when nothing is under way. */
  async function flush(options) {
    timers.clearTimeout(timer);
    timer = null;
    if (sending) {
      await sending;
    }
    if (!dirty || stopped) {
      return;
    }
    dirty = false;
    sending = attempt(options);
    await sending;
  }

  async function attempt(options) {
    tell({ state: 'saving' });
    try {
      await save(read(), options);
      attempts = 0;
      tell({ state: 'saved' });
    } catch (error) {
      dirty = true;
      failed(error);
    } finally {
      sending = null;
    }
  }

  function failed(error) {
    if (error.status > 0 && error.status < 500) {
      tell({ state: 'refused', error });
      return;
    }
    tell({ state: 'failed', error });
    schedule(AGAIN_AFTER[Math.min(attempts, AGAIN_AFTER.length - 1)]);
    attempts += 1;
  }

  /** Waits for a request under way and sends no more; used before the form itself is sent. */
  async function pause() {
    stopped = true;
    timers.clearTimeout(timer);
    await sending;
  }

  function resume() {
    stopped = false;
    if (dirty) {
      schedule(QUIET);
    }
  }

  return { changed, flush, pause, resume, unsaved: () => dirty || sending !== null };
}
