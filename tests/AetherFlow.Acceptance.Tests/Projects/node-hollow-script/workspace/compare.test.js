const assert = require('node:assert/strict');
const test = require('node:test');
const { compare } = require('./compare.js');

test('equal versions', () => {
  assert.equal(compare('1.2.3', '1.2.3'), 0);
});

test('numbers, not texts', () => {
  assert.equal(compare('1.10.0', '1.9.0'), 1);
});
