/**
 * The one-file builds in dist/standalone: the page's, and the worker's beside it, where `isolation: 'worker'` looks for it.
 *
 * @param {string} input
 * @param {string} file
 */
const built = (input, file) => ({
  input,
  // Rolldown replaces it; warnings for developers are only in the build for bundlers.
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  output: { file: `dist/standalone/${file}`, minify: true, codeSplitting: false },
});

export default [
  built('dist/standalone/index.js', 'latchkey.js'),
  built('dist/isolation/worker.js', 'worker.js'),
];
