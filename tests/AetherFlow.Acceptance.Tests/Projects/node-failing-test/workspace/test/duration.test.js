import assert from 'node:assert/strict';
import test from 'node:test';
import { parseDuration } from '../src/duration.js';

test('one unit', () => {
  assert.equal(parseDuration('5m'), 300);
});

test('several units', () => {
  assert.equal(parseDuration('1h 30m'), 5400);
});

test('nothing', () => {
  assert.equal(parseDuration(''), 0);
});
