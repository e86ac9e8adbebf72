import { own } from './own.ts';

export const REDACTED = '[redacted]';

/** Members whose strings may be printed. Everything else is hidden, so a member that Cognito adds tomorrow is too. */
const VISIBLE: readonly string[] = [
  'authFlow',
  'challengeName',
  'availableChallenges',
  'tokenType',
  'deliveryMedium',
  'attributeName',
  'userAttributeNames',
  'status',
  'deviceRememberedStatus',
  'clientId',
  'name',
  'sessionType',
  'feedbackValue',
];

/** Members whose own keys stay as on the wire: string maps, and the WebAuthn JSON documents. */
const OPAQUE: readonly string[] = [
  'authParameters',
  'challengeParameters',
  'challengeResponses',
  'clientMetadata',
  'credential',
  'credentialCreationOptions',
];

export const isOpaque = (key: string): boolean => OPAQUE.includes(key);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Copies a value with each string replaced that is not known to be harmless. `key` is the member that holds the value. */
function hide(
  value: unknown,
  replace: (secret: string, key: string) => unknown,
  key = '',
  opaque = false,
): unknown {
  if (Array.isArray(value)) return value.map((item) => hide(item, replace, key, opaque));
  if (isRecord(value)) {
    const inside = opaque || isOpaque(key);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, hide(member, replace, name, inside)]),
    );
  }
  return typeof value === 'string' && (opaque || !VISIBLE.includes(key)) ? replace(value, key) : value;
}

/** Copies a value for logs: the same shape, with every string hidden that is not known to be harmless. */
export const redactedCopy = (value: object, opaque = false): unknown =>
  hide(value, () => REDACTED, '', opaque);

/** The strings of a request that an error must not quote. */
export interface Secrets {
  /** Passwords, codes, tokens, Session: hidden wherever they occur. */
  readonly credentials: readonly string[];
  /** Names and attributes of a person: hidden unless they look like a word of the sentence. */
  readonly personal: readonly string[];
}

/** Members that hold no credential: names, attributes, choices. All others, known or new, count as credentials. */
const PERSONAL = /^(user(na|at)|device|friendly|value|.*challenge)/i;

/** Every string that {@link redactedCopy} would hide. */
export function secretsOf(value: object): Secrets {
  const found = { credentials: [] as string[], personal: [] as string[] };
  hide(value, (secret, key) => found[PERSONAL.test(key) ? 'personal' : 'credentials'].push(secret));
  return found;
}

/** Whole sentences of Cognito itself, which quote nothing: a longer one may. */
const OWN_SENTENCE =
  /^(incorrect username or password|password attempts exceeded|user (is disabled|(does not|already) exists?)|invalid session for the user)\W?$/i;

/** Longer than any sentence of Cognito, so that it fits on a log line. */
const MAX_TEXT = 2_000;

const hasOtherThanLetters = /[^a-z]/i;

/**
 * Removes the strings of a request from text written by others: Cognito quotes invalid values in its messages, and a trigger
 * may quote anything. A credential is removed wherever it occurs. Only in Cognito's own sentences a bare word stays, because
 * `Incorrect username or [redacted].` would reveal that the password is "password".
 */
export function scrub(text: string, { credentials, personal }: Secrets): string {
  const isOwn = OWN_SENTENCE.test(text);
  const isHiddenEverywhere = (secret: string) =>
    secret.length > 3 && (hasOtherThanLetters.test(secret) || (!isOwn && credentials.includes(secret)));
  // As it is and as JSON escapes it; longest first, so that a secret inside another one leaves no remainder.
  return [...credentials, ...personal]
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => {
      if (isHiddenEverywhere(secret)) return rest.replaceAll(secret, REDACTED);
      return rest.replaceAll(`'${secret}'`, `'${REDACTED}'`).replaceAll(`"${secret}"`, `"${REDACTED}"`);
    }, text)
    .slice(0, MAX_TEXT);
}

/** The method that Node's console and util.inspect call to print an object. */
export const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** Without a prototype of its own, so that an absent member is not read from a polluted `Object.prototype`. */
const printer = (opaque: boolean) =>
  own({
    toJSON(this: object): unknown {
      return redactedCopy(this, opaque);
    },
    toString(this: object): string {
      return JSON.stringify(this);
    },
    [INSPECT](this: object): unknown {
      return redactedCopy(this, opaque);
    },
  });

const PRINTER = printer(false);
const OPAQUE_PRINTER = printer(true);

/**
 * Makes an object print redacted in JSON.stringify, String() and Node's console. Changes its prototype, not its members, which
 * stay plain, own and enumerable. `opaque`: a map or document whose own keys say nothing about what is harmless.
 */
export function guardPrinting<T extends object>(value: T, opaque: boolean): T {
  Object.setPrototypeOf(value, opaque ? OPAQUE_PRINTER : PRINTER);
  return value;
}

/**
 * Copies an operation's input for logging: JSON.stringify, String() and Node's console show its shape and hide passwords,
 * codes, tokens, Session, SRP values and user data. Its members read as before.
 *
 * ```ts
 * const input = redacted({ accessToken });
 * console.log(input); // { accessToken: '[redacted]' }
 * await getUser(client, input);
 * ```
 */
export function redacted<T>(value: T): T {
  return copyGuarded(value, false) as T;
}

function copyGuarded(value: unknown, opaque: boolean): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => copyGuarded(item, opaque));
  // A WebAuthn credential is a platform object: its members are on its own prototype, which a copy would lose.
  if (!isRecord(value) || !isPlain(value)) return value;
  const members = Object.entries(value).map(
    ([key, member]) => [key, copyGuarded(member, opaque || isOpaque(key))] as const,
  );
  return guardPrinting(Object.fromEntries(members), opaque);
}

/** Whether an object is nothing but its members: not an instance of a class or of the platform. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return [Object.prototype, PRINTER, OPAQUE_PRINTER, null].some((plain) => plain === prototype);
}
