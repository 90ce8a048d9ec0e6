// What the cards say beyond Tasklist's own: fetched for all tasks at once and kept for a few seconds.

import { exchange } from '../api/api.js';

const FRESH = 4000;
const PAGE = 200;
let fetched = null;
let at = 0;

/** The row of `GET /api/tasks` for a task, or undefined. */
export async function factsOf(taskId) {
  return (await allFacts()).get(taskId);
}

/** All rows by task id. */
export async function allFacts(now = Date.now()) {
  if (!fetched || now - at > FRESH) {
    at = now;
    fetched = fetchAll();
    fetched.catch(forget);
  }
  return fetched;
}

export function forget() {
  fetched = null;
}

async function fetchAll() {
  const rows = new Map();
  let total = Infinity;
  for (let offset = 0; offset < total; offset += PAGE) {
    const { body, headers } = await exchange('GET', `/api/tasks?filter=all&offset=${offset}&limit=${PAGE}`);
    body.forEach((row) => rows.set(row.id, row));
    total = body.length ? Number(headers.get('X-Total-Count') ?? 0) : 0;
  }
  return rows;
}
