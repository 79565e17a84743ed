import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitLine } from './csv.mjs';

describe('splitLine', () => {
  it('splits at commas', () => assert.deepEqual(splitLine('a,b,,c'), ['a', 'b', '', 'c']));
  it('keeps commas in quotes', () => assert.deepEqual(splitLine('"a,b",c'), ['a,b', 'c']));
  it('reads doubled quotes', () => assert.deepEqual(splitLine('"say ""hi""",x'), ['say "hi"', 'x']));
});
