/**
 * What a JavaScript caller may pass by mistake, given to every function that a package exports: it fails with an error of the
 * package, which does not quote the argument. A new export is tested as it is.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { AuthError } from '../packages/auth/src/errors.ts';
import { root } from './child.mjs';

/** @typedef {(...args: unknown[]) => unknown} AnyFunction */

/**
 * The packages, each with the entries that are not loaded here.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const packages = {
  srp: [],
  cognito: [],
  // The worker's file serves its global object as soon as it is loaded.
  auth: ['./worker'],
  // Components: React calls them, always with an object.
  devtools: ['./react', './react/production'],
  vue: [],
};

const WITHOUT_ARGUMENTS = [
  // They change the arithmetic of all tests that run beside this one.
  'enableWasm',
  'inlineHashes',
  // Node has no Worker of the web.
  'startWorker',
  'describeChart',
  // It is the check: its message is the sentence that an adapter passes.
  'requireArgument',
  'takeOptions',
];

/** They walk through the whole chart, for seconds: only what they refuse at once, as `options` that are not an object. */
const SLOW = ['createGallery', 'createStepUpGallery'];

const MARK = 'hunter2-of-the-caller';

const fail = () => {
  throw new RangeError('An argument was converted.');
};

/** @type {Readonly<Record<string, unknown>>} */
const junk = {
  undefined: undefined,
  null: null,
  zero: 0,
  'a negative number': -1,
  NaN: Number.NaN,
  'a bigint': 10n,
  'a symbol': Symbol(MARK),
  true: true,
  text: MARK,
  'an empty text': '',
  'a list': [MARK],
  'an empty list': [],
  'an object': {},
  'an object without a prototype': Object.create(null),
  'a function': () => MARK,
  'an invalid date': new Date(Number.NaN),
  'an object that cannot be converted': { [Symbol.toPrimitive]: fail, toString: fail, valueOf: fail },
};

/** @param {unknown} error */
const isErrorClass = (error) =>
  typeof error === 'function' && (error === Error || error.prototype instanceof Error);

/**
 * Returns what a call threw or rejected with; undefined if it did neither.
 * @param {AnyFunction} call
 * @param {readonly unknown[]} args
 */
async function errorOf(call, args) {
  try {
    await (/^class\b/.test(call.toString()) ? Reflect.construct(call, args) : call(...args));
    return undefined;
  } catch (error) {
    return error;
  }
}

describe.each(Object.entries(packages))('@latchkey/%s', async (name, leftOut) => {
  const folder = join(root, 'packages', name);
  const { exports } = /** @type {{ exports: Record<string, { '@latchkey/source'?: string }> }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const sources = Object.entries(exports).flatMap(([entry, { '@latchkey/source': source }]) =>
    leftOut.includes(entry) ? [] : (source ?? []),
  );
  const members = (
    await Promise.all(
      sources.map(async (source) => {
        const entry = /** @type {Record<string, unknown>} */ (await import(join(folder, source)));
        return Object.entries(entry);
      }),
    )
  ).flat();
  const errors = [
    AuthError,
    .../** @type {(typeof Error)[]} */ (members.map(([, value]) => value).filter(isErrorClass)),
  ];
  // Two entries may export the same function.
  const functions = /** @type {[string, AnyFunction][]} */ (
    [...new Map(members.map(([member, value]) => [value, member]))]
      .filter(
        ([value, member]) =>
          typeof value === 'function' && !isErrorClass(value) && !WITHOUT_ARGUMENTS.includes(member),
      )
      .map(([value, member]) => [member, value])
  );

  test.each(functions)(
    '%s given anything at all fails with an error of the package',
    async (member, call) => {
      // Vue warns of what is called outside of components.
      vi.spyOn(console, 'warn').mockReturnValue();
      const wrong = [];
      const isSlow = SLOW.includes(member);
      for (const before of isSlow ? [[]] : [[], [{}], [{}, {}]])
        for (const [kind, value] of Object.entries(junk)) {
          if (isSlow && (value === undefined || Object(value) === value)) continue;
          const error = await errorOf(call, [...before, value]);
          const isTyped = errors.some((one) => error instanceof one);
          const message = error instanceof Error ? error.message : typeof error;
          if (error !== undefined && (!isTyped || message.length < 20 || message.includes(MARK)))
            wrong.push(`${kind} after ${before.length} others: ${message}`);
        }
      expect(wrong).toEqual([]);
    },
  );
});
