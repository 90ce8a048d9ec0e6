import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { dictionaries, phrase, phrases, say } from '../text/words.js';

const blanks = (words) => JSON.stringify(words).match(/{\w+}/g)?.sort() ?? [];

test('both languages say the same things', () => {
  assert.deepEqual(Object.keys(dictionaries.sv), Object.keys(dictionaries.en));
  for (const key of Object.keys(dictionaries.sv)) {
    assert.deepEqual(blanks(dictionaries.sv[key]), blanks(dictionaries.en[key]), key);
  }
});

test('everything the form library says is said in Swedish', () => {
  const code = readFileSync(createRequire(import.meta.url).resolve('@bpmn-io/form-js-viewer').replace('index.cjs', 'index.es.js'), 'utf8');
  const forDevelopers = /^(HELLO|binding path)/;
  const said = [...code.matchAll(/translate\((['"])(.+?)\1[,)]/g)].map((match) => match[2]).filter((words) => !forDevelopers.test(words));
  assert.ok(said.length > 20);
  assert.deepEqual(
    said.filter((words) => !(words in phrases)),
    [],
  );
});

test('blanks are filled in and plurals chosen', () => {
  assert.equal(say('errorsTitle', { count: 1 }), 'Formuläret är inte inskickat. Rätta 1 fält:');
  assert.equal(phrase('Field must have minimum length of {value}.', { value: 3 }), 'Skriv minst 3 tecken.');
  assert.throws(() => say('nothing'));
});
