import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { getSchemaVersion, validate } from '@bpmn-io/element-templates-validator';

const folder = fileURLToPath(new URL('../../../../processes/element-templates', import.meta.url));
const files = readdirSync(folder);
const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

test('there is something to check, and the check is one of Camunda 7', () => {
  assert.ok(files.length > 10);
  assert.ok(getSchemaVersion());
  assert.equal(validate({ ...read('process.json'), properties: [{ binding: { type: 'zeebe:input', name: 'x' } }] }).valid, false);
});

for (const file of files) {
  test(`the Modeler takes ${file}`, () => {
    const { valid, errors } = validate(read(file));
    assert.ok(valid, JSON.stringify(errors?.map(({ message, dataPointer }) => ({ message, line: dataPointer?.value?.line }))));
  });
}

test('no two templates have the same id', () => {
  assert.equal(new Set(files.map((file) => read(file).id)).size, files.length);
});
