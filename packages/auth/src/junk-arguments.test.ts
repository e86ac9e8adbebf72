import { isCognitoError } from '@latchkey/cognito';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as account from './account/index.ts';
import { activeNodes, createChartRecorder, outlineChart, toMermaid, transitionId } from './chart/index.ts';
import { AuthError } from './errors.ts';
import * as authFetch from './fetch/index.ts';
import * as legacy from './import/index.ts';
import * as main from './index.ts';
import * as machine from './machine/index.ts';
import * as resume from './resume/index.ts';
import * as session from './session/index.ts';
import * as stepUp from './step-up/index.ts';
import * as testing from './testing/index.ts';
import { createTestAuth } from './testing/index.ts';
import * as ui from './ui/index.ts';

type AnyFunction = (...args: unknown[]) => unknown;

const isFunction = (value: unknown): value is AnyFunction =>
  typeof value === 'function' && !/^class\b/.test(value.toString());

/** They take what a `catch` block got, and read it with `instanceof`. */
const OF_ERRORS = ['faultFrom', 'isUntracked'];
/** They are the checks: what they are told to check by is the adapter's. */
const CHECKS = ['requireArgument', 'takeOptions'];
/** Its options come from a file of the app, and every byte of it is loaded first: proxies are not caught. */
const NO_PROXIES = ['createAuth', 'browserEnvironment'];

const functions = [
  main,
  account,
  authFetch,
  legacy,
  resume,
  session,
  stepUp,
  testing,
  ui,
  machine,
  { createChartRecorder, activeNodes, outlineChart, toMermaid, transitionId },
].flatMap((entry) =>
  Object.entries(entry).filter(
    (named): named is [string, AnyFunction] =>
      isFunction(named[1]) && !OF_ERRORS.includes(named[0]) && !CHECKS.includes(named[0]),
  ),
);

const throwing = new Proxy(
  {},
  {
    get() {
      throw new RangeError('trap');
    },
    has() {
      throw new RangeError('trap');
    },
    ownKeys() {
      throw new RangeError('trap');
    },
    getOwnPropertyDescriptor() {
      throw new RangeError('trap');
    },
  },
);
const revoked = Proxy.revocable({}, {});
revoked.revoke();

// fast-check looks into values, which a proxy notices: so these are picked by name.
const PROXIES: Readonly<Record<string, object>> = {
  'a proxy that throws': throwing,
  'a revoked proxy': revoked.proxy,
};
// Own names only: a function of `Object.prototype` would be a listener that throws.
const proxied = (value: unknown) =>
  typeof value === 'string' && Object.hasOwn(PROXIES, value) ? PROXIES[value] : value;

/** What a JavaScript caller may pass by mistake. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 0, '', true, [], {}, 10n, ...Object.keys(PROXIES)),
  fc.anything(),
);

const failure = (error: unknown) =>
  error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' | ') : typeof error;

const isTyped = (error: unknown) =>
  (error instanceof AuthError && error.message.length > 20) || isCognitoError(error);

/** Returns what a call threw or rejected with; undefined if it did neither. */
async function errorOf(run: () => unknown): Promise<unknown> {
  try {
    await Promise.race([run(), new Promise((resolve) => setTimeout(resolve, 50))]);
    return undefined;
  } catch (error) {
    return error;
  }
}

it.each(functions)('%s(...) given anything at all fails with a typed error', async (name, call) => {
  const given = (value: unknown) => (NO_PROXIES.includes(name) ? value : proxied(value));
  await fc.assert(
    fc.asyncProperty(fc.array(junk, { maxLength: 3 }), async (args) => {
      const error = await errorOf(() => call(...args.map(given)));
      expect(error === undefined || isTyped(error) ? '' : failure(error)).toBe('');
    }),
    { numRuns: 15 },
  );
});

it.each(functions)('%s(auth, ...) given anything else fails with a typed error', async (_, call) => {
  await fc.assert(
    fc.asyncProperty(fc.array(junk, { maxLength: 2 }), async (args) => {
      const auth = createTestAuth({ view: 'home' });
      const error = await errorOf(() => call(auth, ...args.map(proxied)));
      expect(error === undefined || isTyped(error) ? '' : failure(error)).toBe('');
    }),
    { numRuns: 15 },
  );
});
