import type { Environment } from './api.ts';
import { AuthError } from './errors.ts';
import { hasMethods, passes } from './require-argument.ts';
import { isFunction } from './state/take.ts';
import { DOCS } from './warn.ts';

/** What a member must be, and that in words. */
type Form = readonly [isRight: (member: unknown) => boolean, words: string];

const FUNCTION: Form = [isFunction, 'a function'];
const having = (...methods: readonly string[]): Form => [
  hasMethods(...methods),
  `an object with ${methods.join(', ')}`,
];
const isMissing = (member: unknown): boolean => member === undefined || member === null;
/** Of a facility that works only in part, the rest is done without. */
const FACILITY: Form = [
  (member) => isMissing(member) || (typeof member === 'object' && !Array.isArray(member)),
  'an object or null',
];

const MEMBERS: Readonly<Record<keyof Environment, Form>> = {
  fetch: FUNCTION,
  clock: having('now', 'monotonic', 'setTimeout', 'clearTimeout'),
  random: FUNCTION,
  subtle: FACILITY,
  indexedDB: FACILITY,
  locks: FACILITY,
  openChannel: [(member) => isMissing(member) || isFunction(member), 'a function or null'],
  sessionStorage: FACILITY,
  localStorage: FACILITY,
  page: having('online', 'visible', 'focused', 'subscribe'),
  credentials: FACILITY,
  window: FACILITY,
  whenIdle: FUNCTION,
};

/**
 * Checks the members that an app gives, for development: a wrong one would fail late, when it is first used.
 *
 * @throws AuthError `invalid-config`
 */
export function checkEnvironment(given: Partial<Environment> = {}): void {
  const forms: Readonly<Record<string, Form>> = MEMBERS;
  for (const [name, member] of Object.entries(given)) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (!form) throw invalid(`${name} is not a member. Members: ${Object.keys(forms).join(', ')}.`);
    const [isRight, words] = form;
    if (!passes(member, isRight))
      throw invalid(`${name} must be ${words}. Leave it out for the browser's own.`);
  }
}

const invalid = (message: string) =>
  new AuthError('invalid-config', `createAuth: environment.${message} ${DOCS}#code-invalid-config`);
