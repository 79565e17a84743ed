const UNITS = { d: 86400, h: 3600, m: 60, s: 1 };

/** Seconds of a text like "1h 30m". */
export function parseDuration(text) {
  let seconds = 0;
  for (const [, count, unit] of text.matchAll(/(\d)\s*([dhms])/g)) {
    seconds += Number(count) * UNITS[unit];
  }
  return seconds;
}
