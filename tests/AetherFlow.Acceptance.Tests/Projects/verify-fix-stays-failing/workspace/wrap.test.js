import assert from 'node:assert/strict';
import test from 'node:test';
import { wrap } from './wrap.js';

test('short text stays', () => {
  assert.equal(wrap('one two', 10), 'one two');
});

test('breaks between words', () => {
  assert.equal(wrap('one two three', 7), 'one two\nthree');
});

test('keeps line breaks', () => {
  assert.equal(wrap('one\ntwo', 10), 'one\ntwo');
});

test('breaks words that are too long', () => {
  assert.equal(wrap('extraordinary', 5), 'extra\nordin\nary');
});
