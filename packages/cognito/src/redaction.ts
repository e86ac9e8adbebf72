export const REDACTED = '[redacted]';

/** Members whose strings may be printed. Everything else is hidden, so a member that Cognito adds tomorrow is too. */
const VISIBLE = new Set(
  'authFlow challengeName availableChallenges tokenType deliveryMedium attributeName status deviceRememberedStatus clientId name'.split(
    ' ',
  ),
);

/** Members whose own keys stay as on the wire: string maps, and the WebAuthn JSON documents. */
const OPAQUE =
  /^(authParameters|challengeParameters|challengeResponses|clientMetadata|credential|credentialCreationOptions)$/;

export const isOpaque = (key: string): boolean => OPAQUE.test(key);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function hide(
  value: unknown,
  replace: (secret: string) => unknown,
  visible = false,
  opaque = false,
): unknown {
  if (Array.isArray(value)) return value.map((item) => hide(item, replace, visible, opaque));
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        hide(member, replace, !opaque && VISIBLE.has(key), opaque || isOpaque(key)),
      ]),
    );
  }
  return typeof value === 'string' && !visible ? replace(value) : value;
}

/** A copy for the eye: the same shape, with every string hidden that is not known to be harmless. */
export const redactedCopy = (value: object, opaque = false): unknown =>
  hide(value, () => REDACTED, false, opaque);

/** Every string that {@link redactedCopy} would hide. */
export function secretsOf(value: object): string[] {
  const found: string[] = [];
  hide(value, (secret) => found.push(secret));
  return found;
}

/**
 * Takes secrets out of text that others wrote: Cognito quotes rejected values in its messages, triggers may quote anything.
 * A secret that is a bare word goes only where it is quoted, as `Incorrect username or [redacted].` would tell the password.
 */
export function scrub(text: string, secrets: readonly string[]): string {
  // As it is and as JSON escapes it; longest first, so that a secret inside another one leaves no remainder.
  return secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => {
      if (secret.length > 3 && /[^a-z]/i.test(secret)) return rest.replaceAll(secret, REDACTED);
      return rest.replaceAll(`'${secret}'`, `'${REDACTED}'`).replaceAll(`"${secret}"`, `"${REDACTED}"`);
    }, text);
}

/** Where Node's console and util.inspect ask an object how it prints. */
export const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom');

const printer = (opaque: boolean) => ({
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
export function guardPrinting<T extends object>(value: T, opaque = false): T {
  Object.setPrototypeOf(value, opaque ? OPAQUE_PRINTER : PRINTER);
  return value;
}

/**
 * A copy of an operation's input that can be logged: JSON.stringify, String() and Node's console show its shape and hide
 * passwords, codes, tokens, Session, SRP values and user data. Its members read as before.
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
  // A WebAuthn credential is a platform object: its members live on its own prototype, which a copy would lose.
  if (!isRecord(value) || !isPlain(value)) return value;
  const members = Object.entries(value).map(
    ([key, member]) => [key, copyGuarded(member, opaque || isOpaque(key))] as const,
  );
  return guardPrinting(Object.fromEntries(members), opaque);
}

/** An object that is only its members: not one of a class or of the platform. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return [Object.prototype, PRINTER, OPAQUE_PRINTER, null].some((plain) => plain === prototype);
}
