import { guardPrinting, isOpaque, isPlain, isRecord } from './redaction.ts';

/** `UserMFASettingList` -> `userMfaSettingList`, `AccessToken` -> `accessToken`. */
export function camelCase(name: string): string {
  return name
    .replace(/[A-Z]{2,}(?=[A-Z][a-z])/g, (run) => run.charAt(0) + run.slice(1).toLowerCase())
    .replace(/^./, (first) => first.toLowerCase());
}

/** `accessToken` -> `AccessToken`; the one request member with an acronym is `SMSMfaSettings`. */
export function pascalCase(name: string): string {
  return name.replace(/^(sms(?=Mfa)|.)/, (start) => start.toUpperCase());
}

/** An input as Cognito spells it. In maps and WebAuthn documents the keys stay; a platform's credential writes itself. */
export function toWire(value: unknown, opaque = false): unknown {
  if (Array.isArray(value)) return value.map((item) => toWire(item, opaque));
  if (!isRecord(value) || (opaque && !isPlain(value))) return value;
  // Always a copy: an object that prints redacted would also be sent redacted.
  const members = Object.entries(value).map(
    ([key, member]) => [opaque ? key : pascalCase(key), toWire(member, opaque || isOpaque(key))] as const,
  );
  return Object.fromEntries(members);
}

/** A response in camelCase: timestamps (epoch seconds) become Dates, nulls are left out, every object prints redacted. */
export function fromWire(value: unknown, key = '', opaque = false): unknown {
  if (Array.isArray(value)) return value.map((item) => fromWire(item, key, opaque));
  if (typeof value === 'number' && !opaque && /(Date|At)$/.test(key)) return new Date(value * 1000);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([wireName, member]) => {
    const name = opaque ? wireName : camelCase(wireName);
    return member === null ? [] : [[name, fromWire(member, name, opaque || isOpaque(name))] as const];
  });
  return guardPrinting(Object.fromEntries(entries), opaque);
}
