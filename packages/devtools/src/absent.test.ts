import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions, type Plugin, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** An app that does nothing else, with an instant drawing. */
const app = (entry: string): Plugin => {
  const modules: Readonly<Record<string, string>> = {
    'virtual:app': `import * as tools from '/src/${entry}'; globalThis.start = (auth) => Object.values(tools).map((use) => use({ auth }));`,
    'virtual:chart-layout': 'export default {}',
  };
  return {
    name: 'app',
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : null),
    load: (id) => modules[id.slice(1)] ?? null,
  };
};

/** All code that a browser could load from the built app. */
async function codeOf(entry: string, environment = 'production'): Promise<string> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': JSON.stringify(environment) },
    resolve: { conditions: ['@latchkey/source', ...defaultClientConditions] },
    plugins: [app(entry)],
    build: { write: false, minify: false, rolldownOptions: { input: 'virtual:app' } },
  })) as Rolldown.RolldownOutput;
  return built.output.map((file) => ('code' in file ? file.code : String(file.source))).join('\n');
}

/** Texts of the panel, of its frame, and of the code that listens to a session. */
const words = ['What can happen here', 'attachShadow', 'xstate.init'];

const found = (code: string) => words.filter((word) => code.includes(word));

test.each(['index.ts', 'react.ts'])(
  'nothing of it is in a production build that imports %s',
  async (entry) => {
    const code = await codeOf(entry);
    expect(code).toContain('globalThis.start');
    expect(found(code)).toEqual([]);
    expect(code.includes('latchkey-devtools')).toBe(false);
  },
  60_000,
);

test.each([
  ['index.ts', 'development'],
  ['production.ts', 'production'],
])(
  'all of it is in a build that imports %s for %s',
  async (entry, environment) => {
    expect(found(await codeOf(entry, environment))).toEqual(words);
  },
  60_000,
);
