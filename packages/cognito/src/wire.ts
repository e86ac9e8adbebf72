import { guardPrinting, isOpaque, isRecord } from './redaction.ts';

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

/** An input as Cognito spells it. Maps and WebAuthn documents pass as they are. */
export function toWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWire);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [pascalCase(key), isOpaque(key) ? member : toWire(member)]),
  );
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
