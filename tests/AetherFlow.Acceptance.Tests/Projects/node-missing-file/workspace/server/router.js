/** Calls the handler whose pattern fits the path; parts with a colon are its parameters. */
function route(path, handlers) {
  for (const [pattern, handler] of Object.entries(handlers)) {
    const names = [];
    const expression = pattern.replace(/:(\w+)/g, (_, name) => {
      names.push(name);
      return '([^/]+)';
    });
    const found = new RegExp(`^${expression}$`).exec(path);
    if (found) {
      return handler(Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(found[i + 1])])));
    }
  }
  return undefined;
}

module.exports = { route };
