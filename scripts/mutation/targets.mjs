import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../child.mjs';

/**
 * The code mutated in one run, and the tests that have to notice it.
 *
 * @typedef {object} Target
 * @property {string} name
 * @property {readonly string[]} mutate
 * @property {readonly string[]} near the tests that are asked first
 * @property {readonly string[]} all those that are asked about what is left
 * @property {readonly string[]} not those that are never asked
 * @property {boolean} isInBrowser whether tests in the browser are asked too
 */

/** Slow tests that add nothing to the quick ones. */
const SLOW = [
  'packages/srp/src/{agreement,differential,power}.test.ts',
  'packages/srp/src/wasm/*.test.ts',
  'packages/auth/src/journeys/{fuzz,storm,resume.forged}.test.ts',
  'packages/auth/src/{chart,testing}/**',
  'packages/sandbox/src/clients/{identity-js,amplify}.test.ts',
  '**/readme.test.ts',
];

/** Packages whose code only runs in a browser. */
const IN_BROWSER = ['react'];

/** The sandbox's code that decides whether a request is allowed. */
const CHECKS = [
  'wire/{json,members,page,validate}.ts',
  'operations/operation.ts',
  'tokens/{authorize,find-grant,grants,one-time-values,refresh,refresh-token,revoke,sessions,sso-sessions,start-grant}.ts',
  'sign-in/**/*.ts',
  'sign-up/*.ts',
  '{mfa,passkeys,devices}/*.ts',
  'pool/{attribute-permissions,attributes,confirmation-codes,failed-attempts,hourly-limits,passwords,update-attributes}.ts',
  'http/{from-loopback,loopback,read-body}.ts',
  'http/managed-login/{authorize-request,client-credentials,endpoints,identity-trips,session}.ts',
];

/** Areas that are not one folder, or have their tests elsewhere. @type {Record<string, Partial<Target>>} */
const AREAS = {
  'sandbox/checks': {
    mutate: CHECKS.map((path) => `packages/sandbox/src/${path}`),
    near: [
      'packages/sandbox/src/!(many-users|hostile-input).test.ts',
      'packages/sandbox/src/{federation,http,pool,snapshot,wire}/**/*.test.ts',
    ],
    all: [testsIn('packages/sandbox/src')],
  },
  // Without the files that `sandbox/checks` asks about.
  'sandbox/http': {
    mutate: [
      'packages/sandbox/src/http/**/*.ts',
      ...CHECKS.filter((path) => path.startsWith('http/')).map((path) => `!packages/sandbox/src/${path}`),
    ],
    near: [
      'packages/sandbox/src/http/**/*.test.ts',
      'packages/sandbox/src/federation/federation.test.ts',
      'packages/sandbox/src/{wire,controls}.test.ts',
    ],
  },
  // Managed login and the refresh have scores of their own.
  'auth/services': {
    mutate: ['packages/auth/src/services/*.ts', '!packages/auth/src/services/refresh.ts'],
    near: ['packages/auth/src/services/*.test.ts'],
  },
  // Without the tests that take all ways through the chart, which take longer than all others together.
  'auth/machine': {
    near: ['packages/auth/src/machine/!(coverage|random).test.ts'],
    all: ['packages/auth/src/machine/*.test.ts'],
  },
  // Its other half has its own tests, which take long.
  srp: { mutate: ['packages/srp/src/**/*.ts', '!packages/srp/src/wasm/**'] },
  'srp/wasm': {
    near: ['packages/srp/src/{power,wasm/*}.test.ts'],
    all: ['packages/srp/src/{power,wasm/*}.test.ts'],
    not: [],
  },
};

/** @param {string} folder */
function testsIn(folder) {
  return `${folder}/**/*.test.{ts,tsx}`;
}

/**
 * @param {string} path from the root of the repository
 * @returns {Target}
 */
function targetOf(path) {
  const [, name = ''] = /^packages\/([^/]+)\//.exec(`${path}/`) ?? [];
  const sources = `packages/${name}/src`;
  // Whatever is no folder: one file, or a pattern of several.
  const isFile = !statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory();
  const folder = isFile ? path.slice(0, path.split(/[*?{[(!]/, 1)[0]?.lastIndexOf('/')) : path;
  const isTop = `${folder}/` === `${sources}/` || folder === `packages/${name}`;
  return {
    name: path.replace(/^packages\//, '').replace('/src', ''),
    mutate: [isFile ? path : `${folder}/**/*.{ts,tsx}`],
    // A file beside the entry has its test beside it.
    near: isTop && name === 'auth' ? [`${sources}/*.test.{ts,tsx}`] : [testsIn(folder)],
    all: [testsIn(sources)],
    not: SLOW,
    isInBrowser: IN_BROWSER.includes(name),
  };
}

/**
 * `srp`, `auth/vault`, `auth/get-tokens.ts`, `auth/vault/{lease,tend}.ts`, `sandbox/checks` or a path from the root.
 * @param {string} word
 * @returns {Target}
 */
export function findTarget(word) {
  const area = AREAS[word];
  return area ? { ...ofPath(word.replace('/checks', '')), ...area, name: word } : ofPath(word);
}

/** @param {string} word */
function ofPath(word) {
  const [name, ...rest] = word.replace(/^packages\//, '').split('/');
  const inner = rest[0] === 'src' ? rest.slice(1) : rest;
  return targetOf(['packages', name, 'src', ...inner].join('/'));
}

/**
 * Returns the lines of the sources that differ from a commit, one target for each package.
 * @param {string} ref
 * @returns {Target[]}
 */
export function changedSince(ref) {
  const diff = execFileSync('git', ['diff', '-U0', '--no-color', '--diff-filter=d', ref, '--', 'packages'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  /** @type {Map<string, string[]>} */
  const packages = new Map();
  let file = '';
  for (const line of diff.split('\n')) {
    file = /^\+\+\+ b\/(.*)/.exec(line)?.[1] ?? file;
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    const [, name] = /^packages\/([^/]+)\/src\/(?!.*\.test\.).*\.tsx?$/.exec(file) ?? [];
    if (first === undefined || name === undefined || count === '0') continue;
    const range = `${file}:${first}-${Number(first) + Number(count) - 1}`;
    packages.set(name, [...(packages.get(name) ?? []), range]);
  }
  return [...packages].map(([name, mutate]) => ({
    ...findTarget(name),
    name: `${name} since ${ref}`,
    mutate,
  }));
}
