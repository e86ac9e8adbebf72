import { ValidationError } from './errors.ts';
import { own } from './own.ts';
import { guardPrinting, isOpaque, isPlain, isRecord } from './redaction.ts';

/** `UserMFASettingList` -> `userMfaSettingList`, `AccessToken` -> `accessToken`. Linear, as a response may have any name. */
export function camelCase(name: string): string {
  return name
    .replace(/[A-Z]{3,}[a-z]?/g, (run) =>
      /[a-z]$/.test(run) ? run.charAt(0) + run.slice(1, -2).toLowerCase() + run.slice(-2) : run,
    )
    .replace(/^./, (first) => first.toLowerCase());
}

/** `accessToken` -> `AccessToken`; the one request member with an acronym is `SMSMfaSettings`. */
export function pascalCase(name: string): string {
  return name.replace(/^(sms(?=Mfa)|.)/, (start) => start.toUpperCase());
}

/** Far more levels than any input or response has; anything deeper would end in a stack overflow. */
const MAX_DEPTH = 32;

function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new RangeError();
}

/**
 * Converts an input to Cognito's spelling. The keys of maps and of WebAuthn documents are kept; a platform credential
 * serialises itself.
 */
export function toWire(value: unknown, opaque = false, depth = 0): unknown {
  checkDepth(depth);
  if (Array.isArray(value)) return value.map((item) => toWire(item, opaque, depth + 1));
  if (!isRecord(value) || (opaque && !isPlain(value))) return value;
  // Always a copy: an object that prints redacted would also be sent redacted.
  const members = Object.entries(value).map(
    ([key, member]) =>
      [opaque ? key : pascalCase(key), toWire(member, opaque || isOpaque(key), depth + 1)] as const,
  );
  return Object.fromEntries(members);
}

/** Serialises the body of a request. @throws ValidationError for a BigInt, a circular reference, or too many levels */
export function writeBody(operation: string, input: object): string {
  try {
    return JSON.stringify(toWire(input));
  } catch {
    throw new ValidationError(operation, 'input', 'The input must be plain JSON.');
  }
}

/**
 * Converts a response to camelCase: timestamps (epoch seconds) become Dates, nulls are left out, every object prints
 * redacted.
 */
export function fromWire(value: unknown, key = '', opaque = false, depth = 0): unknown {
  checkDepth(depth);
  if (Array.isArray(value)) return value.map((item) => fromWire(item, key, opaque, depth + 1));
  if (typeof value === 'number' && !opaque && /(Date|At)$/.test(key)) return new Date(value * 1000);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([wireName, member]) => {
    const name = opaque ? wireName : camelCase(wireName);
    return member === null
      ? []
      : [[name, fromWire(member, name, opaque || isOpaque(name), depth + 1)] as const];
  });
  return guardPrinting(Object.fromEntries(entries), opaque);
}

/** Returns the members of a JSON object; none for any other text. */
export function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text);
    return own(isRecord(body) ? body : {});
  } catch {
    return own({});
  }
}

/**
 * Returns the output in the body of a successful response; undefined if it is not an object. An empty body is an empty
 * output.
 */
export function readOutput(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text.trim() || '{}');
    return isRecord(body) ? fromWire(body) : undefined;
  } catch {
    return undefined;
  }
}
