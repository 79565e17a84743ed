const assert = require('node:assert/strict');
const test = require('node:test');
const { contrast } = require('./contrast.js');

test('black on white', () => {
  assert.ok(Math.abs(contrast('#000000', '#ffffff') - 21) < 0.1);
});

test('the same colour', () => {
  assert.equal(contrast('#c83c1e', '#c83c1e'), 1);
});
