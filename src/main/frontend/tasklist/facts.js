// What the cards say beyond Tasklist's own: fetched for many tasks at once and kept for a few seconds.

import { exchange } from '../api/api.js';

const FRESH = 4000;
const PAGE = 200;
const MOST = 1000;
let known = null;

/** The row of `GET /api/tasks` for a task, or undefined when it is not among the newest. */
export async function factsOf(taskId) {
  const { rows } = await knownSoFar((them) => them.has(taskId));
  return rows.get(taskId);
}

/** Rows whose case number or task name contains the text, in any case. */
export async function find(text) {
  const { rows } = await knownSoFar(() => false);
  const matches = (row) => `${row.caseNumber} ${row.name}`.toLowerCase().includes(text.toLowerCase());
  const found = [...rows.values()].filter(matches);
  return found.length ? found : (await exchange('GET', `/api/tasks?case=${encodeURIComponent(text.toUpperCase())}`)).body;
}

export function forget() {
  known = null;
}

// Pages are fetched one after the other until `enough`; whoever asks meanwhile waits for the same pages.
function knownSoFar(enough, now = Date.now()) {
  if (!known || now - known.at > FRESH) {
    known = { at: now, rows: new Map(), total: Infinity, turn: Promise.resolve() };
  }
  const mine = known;
  mine.turn = mine.turn.then(async () => {
    while (!enough(mine.rows) && mine.rows.size < Math.min(mine.total, MOST)) {
      await fetchPage(mine);
    }
    return mine;
  });
  mine.turn.catch(forget);
  return mine.turn;
}

async function fetchPage(into) {
  const { body, headers } = await exchange('GET', `/api/tasks?filter=all&offset=${into.rows.size}&limit=${PAGE}`);
  const before = into.rows.size;
  body.forEach((row) => into.rows.set(row.id, row));
  into.total = into.rows.size === before ? before : Number(headers.get('X-Total-Count') ?? 0);
}
