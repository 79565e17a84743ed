/** Breaks lines between words; line breaks of the text stay. */
export function wrap(text, width) {
  return text.split('\n').map((line) => wrapLine(line, width)).join('\n');
}

function wrapLine(text, width) {
  const lines = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.join('\n');
}
