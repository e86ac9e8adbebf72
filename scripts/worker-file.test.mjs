import { join } from 'node:path';
import { build, defaultClientConditions } from 'vite';
import { expect, test } from 'vitest';
import { root } from './child.mjs';

/**
 * Lists modules that are loaded late: only reached by an `import()`.
 * @param {string} entry
 */
async function lateModules(entry) {
  /** @type {Map<string, readonly string[]>} */
  const statics = new Map();
  /** @type {Set<string>} */
  const imported = new Set();
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@latchkey/source', ...defaultClientConditions] },
    plugins: [
      {
        name: 'graph',
        buildEnd() {
          for (const id of this.getModuleIds()) {
            const info = this.getModuleInfo(id);
            statics.set(id, info?.importedIds ?? []);
            for (const late of info?.dynamicallyImportedIds ?? []) imported.add(late);
          }
        },
      },
    ],
    build: { write: false, rolldownOptions: { input: join(root, entry), preserveEntrySignatures: 'strict' } },
  });
  const reached = new Set([join(root, entry)]);
  for (const id of reached) for (const next of statics.get(id) ?? []) reached.add(next);
  return [...imported].filter((id) => !reached.has(id)).map((id) => id.slice(root.length));
}

test('the worker is one file: Vite up to 7 builds no app that can start a worker with chunks', async () => {
  expect(await lateModules('packages/auth/src/isolation/worker.ts')).toEqual([]);
});

test('a page loads later the code that it does not need at first', async () => {
  expect(await lateModules('packages/auth/src/index.ts')).toContainEqual(
    expect.stringContaining('services/chunks/sign-in.ts'),
  );
});

/**
 * Returns the files of an app that Vite builds from these lines.
 * @param {string} app
 */
async function filesOf(app) {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@latchkey/source', ...defaultClientConditions] },
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === 'app' ? id : null),
        load: (id) => (id === 'app' ? app : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: 'app' } },
  });
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (built);
  return output.map(({ fileName }) => fileName);
}

const source = join(root, 'packages', 'auth', 'src');
const isWorkerFile = expect.stringMatching(/^assets\/worker-.*\.js$/);

test('the file of the worker is in the build of an app that imports startWorker, and in no other', async () => {
  const app = `import { createAuth } from '${source}/index.ts'; globalThis.auth = createAuth;`;
  const start = `import { startWorker } from '${source}/isolation/start-worker.ts'; globalThis.start = startWorker;`;
  expect(await filesOf(app)).not.toContainEqual(isWorkerFile);
  expect(await filesOf(app + start)).toContainEqual(isWorkerFile);
}, 120_000);
