/**
 * What an app of `createAuth` loads. What the library imports by `import()` is a chunk of its own wherever a bundler makes
 * chunks; size-limit's esbuild makes one file of everything, so what is to be left out is said to be external here.
 *
 * @param {(imported: { kind: string, path: string }) => boolean} isLeftOut
 */
const leaveOut = (isLeftOut) => {
  const plugin = {
    name: 'leave-out',
    /** @param {{ onResolve: (on: object, resolve: (imported: { kind: string, path: string }) => object | undefined) => void }} build */
    setup(build) {
      build.onResolve({ filter: /.*/ }, (imported) =>
        isLeftOut(imported) ? { path: imported.path, external: true } : undefined,
      );
    },
  };
  // As bundlers build for production: warnings for developers fall away.
  const define = { 'process.env.NODE_ENV': '"production"' };
  return (/** @type {object} */ config) => ({ ...config, format: 'esm', define, plugins: [plugin] });
};

/** @param {{ kind: string }} imported */
const isLate = ({ kind }) => kind === 'dynamic-import';

/**
 * The limits are the figures that were reached, to the next tenth: 11 kB are XState's, 4 the chart with its actions and guards,
 * 3 the vault's reading half with a sign-out that needs no other code. 24.5 and 33 kB are what they are meant to become.
 */
export default [
  {
    name: 'What an app imports: knows who is signed in, shows the form, hands out tokens; XState included',
    path: 'packages/auth/dist/index.js',
    import: '{ createAuth }',
    limit: '27.6 kB',
    modifyEsbuildConfig: leaveOut(isLate),
  },
  {
    name: 'The same without XState',
    path: 'packages/auth/dist/index.js',
    import: '{ createAuth }',
    limit: '16.7 kB',
    modifyEsbuildConfig: leaveOut((imported) => isLate(imported) || imported.path === 'xstate'),
  },
  {
    name: 'With all that a sign-in by SRP loads on its way',
    import: {
      'packages/auth/dist/index.js': '{ createAuth }',
      'packages/auth/dist/services/chunks/sign-in.js': '{ open }',
    },
    limit: '38.1 kB',
    modifyEsbuildConfig: leaveOut(isLate),
  },
  {
    name: 'All of @latchkey/auth: also what comes when the page is idle, or when it is first needed',
    path: 'packages/auth/dist/index.js',
    limit: '53.8 kB',
    modifyEsbuildConfig: leaveOut(() => false),
  },
];
