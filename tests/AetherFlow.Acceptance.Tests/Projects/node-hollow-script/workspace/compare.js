/** Below 0 where version a comes before b, above 0 after it, else 0. */
function compare(a, b) {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let i = 0; i < 3; i++) {
    if (left[i] < right[i]) return -1;
    if (left[i] > right[i]) return 1;
  }
  return 0;
}

module.exports = { compare };
