/** The weight of managed login, held to limits: for apps that have no domain, and for those that have one. */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { authDist, loadedWith, viteChunks } from './app-weight.mjs';

/** In bytes of brotli, built by Vite. */
const limits = { firstLoad: 300, late: 4_050 };

/**
 * Code that the first load has for managed login alone: by module, what to take out and what to put in its place. A piece that
 * is not found fails the check, so this list follows the code.
 * @type {Record<string, [piece: string, without: string][]>}
 */
const pieces = {
  'auth.js': [
    [', { services: ({ place }) => place.services, actions: () => ({}) })', ')'],
    ['createExtendedAuth(options, extension) {', 'createExtendedAuth(options) {'],
    ['resolveConfig(options, extension.options)', 'resolveConfig(options)'],
    ['extension.services({ ...page, place, ready: () => ready() })', 'place.services'],
    [
      'createAuthMachine(services, watchers, timing, extension.chart)',
      'createAuthMachine(services, watchers, timing)',
    ],
    ['{ ...createActions(act), ...extension.actions(act) }', 'createActions(act)'],
  ],
  'config.js': [
    ['resolveConfig(given, more = {})', 'resolveConfig(given)'],
    ['{ ...OPTIONS, ...more }', 'OPTIONS'],
  ],
  'machine/machine.js': [
    [
      '(services, watchers, timing, whole = chart) => formMachine(whole,',
      '(services, watchers, timing) => formMachine(chart,',
    ],
  ],
  'machine/actions.js': [
    ["takeRedirect: change((_, given) => 'redirect' in given ? { redirect: given.redirect } : {}),", ''],
    ['dropRedirect: change(() => ({ redirect: nothing })),', ''],
  ],
  'machine/context.js': [['redirect: nothing,', '']],
  'machine/signing-out.js': [
    ['revoke = (first = []) =>', 'revoke = () =>'],
    ['...first,', ''],
  ],
  'services/local.js': [
    ['renewAtDomain: async (session) => (await loadManagedLogin()).renewAtDomain(context, session),', ''],
  ],
  'services/services.js': [[', late(loadManagedLogin))', ')']],
  'services/places.js': [
    ['prepareRedirect: managedLogin,', ''],
    ['claimRedirect: managedLogin,', ''],
    ['exchangeCode: managedLogin,', ''],
  ],
  'services/session-info.js': [
    ['clockDrift, origin, })', 'clockDrift, })'],
    ['...(origin && { origin }),', ''],
    ["if (origin === 'managedLogin')\n        return 'none';", ''],
    ['newDevice, username, origin }', 'newDevice, username }'],
  ],
  'state/actions.js': [
    ['const { everywhere, managedLogin } =', 'const { everywhere } ='],
    ["managedLogin === 'keep' ? managedLogin : 'local'", "'local'"],
  ],
  'state/projection.js': [
    ["managedLogin: ({ has }) => ({ popup: has('popup') }),", ''],
    ["username, origin = 'api', ...times", 'username, ...times'],
    ['sessionOrigin: origin,', ''],
  ],
  'views.js': [
    ["const managed = ['signInWithRedirect', 'signInWithPopup', 'signInSilently'];", ''],
    ["'showResetPassword',\n    ...managed,", "'showResetPassword',"],
    ["managedLogin: ['cancel', ...managed],", ''],
    ["'signOut', ...managed]", "'signOut']"],
  ],
};

/** Takes the pieces out of the modules that Vite reads. */
function withoutManagedLogin() {
  const missing = new Set(
    Object.entries(pieces).flatMap(([module, list]) => list.map(([piece]) => `${module}: ${piece}`)),
  );
  return {
    name: 'without-managed-login',
    /** @type {(code: string, id: string) => string | null} */
    transform(code, id) {
      const name = id.replaceAll('\\', '/').split('/packages/auth/dist/')[1] ?? '';
      if (!Object.hasOwn(pieces, name)) return null;
      let changed = code;
      for (const [piece, without] of pieces[name] ?? []) {
        if (changed.includes(piece)) missing.delete(`${name}: ${piece}`);
        changed = changed.replace(piece, without);
      }
      return changed;
    },
    buildEnd() {
      if (missing.size > 0) throw new Error(`Not in the build any more:\n${[...missing].join('\n')}`);
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof viteChunks>>} Chunks */

/**
 * @param {Chunks} chunks
 * @param {(chunk: Chunks[number]) => boolean} isMeant
 */
const bytesOf = (chunks, isMeant) =>
  chunks.filter(isMeant).reduce((sum, { code }) => sum + brotliCompressSync(code).length, 0);

/** @param {Chunks} chunks */
function firstLoad(chunks) {
  const byName = Object.fromEntries(
    chunks.map(({ fileName, code, imports, moduleIds, isEntry }) => [
      fileName,
      { code, imports, modules: moduleIds, isEntry },
    ]),
  );
  const names = loadedWith(byName, ({ isEntry }) => isEntry);
  return bytesOf(chunks, ({ fileName }) => names.has(fileName));
}

const withDomain = `import { createAuth } from ${JSON.stringify(join(authDist, 'managed-login', 'index.js'))};
globalThis.auth = createAuth({
  userPoolId: 'eu-west-2_AbC123',
  clientId: '1example23456789',
  domain: 'https://auth.example.com',
  redirectUri: 'https://app.example.com/callback',
});`;

const services = join(authDist, 'services', 'managed-login', '/');

/** An app that has all that managed login uses of oauth4webapi, and nothing else. */
async function libraryAlone() {
  const files = (await readdir(services)).filter((name) => name.endsWith('.js'));
  const codes = await Promise.all(files.map((name) => readFile(join(services, name), 'utf8')));
  const names = [
    ...new Set(codes.flatMap((code) => [...code.matchAll(/\boauth\s*\.\s*(\w+)/g)].map(([, name]) => name))),
  ];
  if (names.length === 0) throw new Error('Managed login uses nothing of oauth4webapi.');
  const library = createRequire(join(services, 'server.js')).resolve('oauth4webapi');
  return `import { ${names.join(', ')} } from ${JSON.stringify(library)};\nglobalThis.library = [${names.join(', ')}];`;
}

/**
 * A check in `npm test`, on the build of @latchkey/auth.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function weighManagedLogin() {
  const [plain, without, managed, library] = await Promise.all([
    viteChunks(),
    viteChunks({ plugins: [withoutManagedLogin()] }),
    viteChunks({ app: withDomain }),
    viteChunks({ app: await libraryAlone() }),
  ]);
  const isLate = (/** @type {Chunks[number]} */ { isEntry, moduleIds }) =>
    !isEntry && moduleIds.some((id) => id.startsWith(services));
  const rows = [
    {
      part: 'in the first load of an app without a domain',
      bytes: firstLoad(plain) - firstLoad(without),
      limit: limits.firstLoad,
    },
    {
      part: 'loaded late by an app with a domain, without what oauth4webapi weighs alone',
      bytes: bytesOf(managed, isLate) - bytesOf(library, () => true),
      limit: limits.late,
    },
  ];
  return {
    // Nothing at all means that nothing was found.
    code: rows.some(({ bytes, limit }) => bytes > limit || bytes <= 0) ? 1 : 0,
    output: rows
      .map(({ part, bytes, limit }) => `managed login, ${part}: ${bytes}, ${limit} are allowed\n`)
      .join(''),
  };
}
