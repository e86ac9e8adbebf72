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
  return (/** @type {object} */ config) => ({ ...config, format: 'esm', plugins: [plugin] });
};

export default [
  {
    name: 'The sign-in path: opens a page, takes a session up, signs in by SRP, refreshes, signs out; XState included',
    path: 'packages/auth/dist/index.js',
    limit: '33 kB',
    modifyEsbuildConfig: leaveOut(({ kind }) => kind === 'dynamic-import'),
  },
  {
    name: 'The same without XState',
    path: 'packages/auth/dist/index.js',
    limit: '22 kB',
    modifyEsbuildConfig: leaveOut(({ kind, path }) => kind === 'dynamic-import' || path === 'xstate'),
  },
  {
    name: 'All of @latchkey/auth: also what it loads when the page is idle, or when it is first needed',
    path: 'packages/auth/dist/index.js',
    limit: '41 kB',
    modifyEsbuildConfig: leaveOut(() => false),
  },
];
