const { route } = require('./router');
const { escapeHtml } = require('./html');

const page = (name) => `<h1>Hello, ${escapeHtml(name)}!</h1>`;

const answer = route('/hello/%3Cb%3E', { '/hello/:name': ({ name }) => page(name) });
if (answer !== '<h1>Hello, &lt;b&gt;!</h1>') {
  throw new Error(`unexpected answer: ${answer}`);
}
console.log(answer);
