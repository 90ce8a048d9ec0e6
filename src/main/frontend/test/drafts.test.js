import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { draftKeeper } from '../form-host/drafts.js';

function keeper(t, answers = []) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const saved = [];
  const told = [];
  let value = 0;
  const save = mock.fn(async (values) => {
    saved.push(values);
    const answer = answers.shift();
    if (answer !== undefined) {
      throw Object.assign(new Error(), { status: answer });
    }
  });
  const it = draftKeeper({ read: () => value, save, tell: ({ state }) => told.push(state) });
  const type = (next) => {
    value = next;
    it.changed();
  };
  const wait = async (time) => {
    t.mock.timers.tick(time);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { it, type, wait, saved, told };
}

test('saves once, a moment after the last key', async (t) => {
  const { type, wait, saved, told } = keeper(t);
  type(1);
  await wait(900);
  type(2);
  await wait(900);
  assert.deepEqual(saved, []);
  await wait(100);
  assert.deepEqual(saved, [2]);
  assert.deepEqual(told, ['saving', 'saved']);
});

test('tries again until the server can be reached', async (t) => {
  const { it, type, wait, saved, told } = keeper(t, [0, 503]);
  type('text');
  await wait(1000);
  assert.ok(it.unsaved());
  await wait(2000);
  await wait(5000);
  assert.deepEqual(saved, ['text', 'text', 'text']);
  assert.deepEqual(told.filter((state) => state !== 'saving'), ['failed', 'failed', 'saved']);
  assert.ok(!it.unsaved());
});

test('does not repeat what the server refuses until something changes', async (t) => {
  const { type, wait, saved, told } = keeper(t, [413]);
  type('too long');
  await wait(1000);
  await wait(60000);
  assert.deepEqual(saved, ['too long']);
  assert.deepEqual(told, ['saving', 'refused']);
  type('short');
  await wait(1000);
  assert.deepEqual(saved, ['too long', 'short']);
});

test('sends nothing while paused and goes on afterwards', async (t) => {
  const { it, type, wait, saved } = keeper(t);
  type('a');
  await it.pause();
  await wait(5000);
  assert.deepEqual(saved, []);
  it.resume();
  await wait(1000);
  assert.deepEqual(saved, ['a']);
});

test('saves at once when the form is left', async (t) => {
  const { it, type, saved } = keeper(t);
  type('last words');
  await it.flush();
  assert.deepEqual(saved, ['last words']);
});
