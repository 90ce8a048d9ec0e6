import assert from 'node:assert/strict';
import { test } from 'node:test';
import { due } from '../tasklist/due.js';

const now = new Date(2026, 10, 22, 12);
const at = (day, hour) => new Date(2026, 10, day, hour).toISOString();

test('a due date is told in words, counted in calendar days', () => {
  assert.deepEqual(due(at(25, 9), now), { text: 'Klart senast 25 nov. (om 3 dagar)', late: false });
  assert.deepEqual(due(at(22, 16), now), { text: 'Klart senast i dag', late: false });
});

test('lateness is said, not only shown', () => {
  const { text, late } = due(at(20, 9), now);
  assert.ok(late);
  assert.match(text, /^Försenad: skulle vara klar 20 nov\. \(i förrgår\)$/);
});
