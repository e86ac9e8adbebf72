/**
 * The rule against circles of imports, in `npm test`: static imports, imports of types and `import()` all count.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'Imports never lead back to where they began, not even by types or `import()` (ARCHITECTURE.md).',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolved',
      comment: 'What cannot be found cannot be held to a rule.',
      severity: 'error',
      // It imports Latchkey's single file, which is copied beside it.
      from: { pathNot: '^(apps/examples/vanilla|compatibility/created/(vue|svelte))/' },
      to: { couldNotResolve: true, path: ['^\\.', '^@latchkey/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.latchkey|\\.next|create-latchkey/templates)/' },
    tsPreCompilationDeps: true,
    parser: 'tsc',
    detectJSDocImports: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@latchkey/source', 'import', 'default'],
    },
  },
};
