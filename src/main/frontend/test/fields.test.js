import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserErrors, serverErrors } from '../form-host/errors.js';
import { asText, fieldsOf, parseKey, withoutButtons, writable } from '../form-host/fields.js';

const schema = {
  type: 'default',
  components: [
    { type: 'textfield', id: 'F1', key: 'name', label: 'Name' },
    {
      type: 'dynamiclist',
      id: 'L1',
      path: 'rows',
      components: [{ type: 'group', id: 'G1', components: [{ type: 'select', id: 'F2', key: 'actor', label: 'Actor', values: [{ value: 'skola', label: 'School' }] }] }],
    },
    { type: 'button', id: 'B1', action: 'submit', label: 'Send it' },
  ],
};

test('fields are found in groups and lists by the path the server uses', () => {
  assert.deepEqual(
    fieldsOf(schema).map(({ path }) => path.join('.')),
    ['name', 'rows.actor'],
  );
});

test('keys with rows are understood in brackets and in dots', () => {
  assert.deepEqual(parseKey('rows[2].actor'), { path: 'rows.actor', rows: [2] });
  assert.deepEqual(parseKey('rows.2.actor'), { path: 'rows.actor', rows: [2] });
  assert.deepEqual(parseKey('name'), { path: 'name', rows: [] });
});

test('the form is sent by our button, with the words of the form', () => {
  const { schema: shown, label } = withoutButtons(schema);
  assert.equal(label, 'Send it');
  assert.ok(!shown.components.some(({ type }) => type === 'button'));
});

test('what may only be read is not sent', () => {
  const locked = structuredClone(schema);
  locked.components[1].components[0].components[0].readonly = true;
  assert.deepEqual(writable(locked, { name: 'Kim', rows: [{ actor: 'skola', note: 'x' }] }), { name: 'Kim', rows: [{ note: 'x' }] });
});

test('what was written becomes plain lines', () => {
  const text = asText(schema, { name: 'Kim', rows: [{ actor: 'skola' }, { actor: 'polis' }], other: 'x' });
  assert.equal(text, 'Name: Kim\nActor: School; polis');
});

test('server errors reach the field, its row and the summary', () => {
  const { list, tree } = serverErrors('Form_1', schema, { 'rows[1].actor': ['Missing.'], unknown: 'Odd.' });
  assert.deepEqual(tree.F2[1], ['Missing.']);
  assert.deepEqual(list[0], { id: 'fjs-form-Form_1-F2_1', label: 'Actor', rows: [1], messages: ['Missing.'] });
  assert.deepEqual(list[1], { id: null, label: '', rows: [], messages: ['Odd.'] });
});

test('browser errors come in the order of the fields', () => {
  const list = browserErrors('Form_1', schema, { F2: [undefined, ['b']], F1: ['a'] });
  assert.deepEqual(
    list.map(({ label, rows, messages }) => [label, rows, messages]),
    [
      ['Name', [], ['a']],
      ['Actor', [1], ['b']],
    ],
  );
});

test('a number is told with its unit', () => {
  const percent = { components: [{ type: 'number', key: 'share', label: 'Share', appearance: { suffixAdorner: '%' } }] };

  assert.equal(asText(percent, { share: 1 }), 'Share: 1 %');
  assert.equal(asText(percent, { share: null }), '');
});
