/**
 * Checks of the messages themselves, at both ends: all others are ignored.
 *
 * @module
 */

import { isNews } from '../browser/tabs.ts';
import {
  type Check,
  isFlag,
  isNull,
  isNumber,
  isObject,
  isText,
  nullable,
  oneOf,
  shaped,
} from '../checks.ts';
import type { HeldSession } from '../vault/session.ts';
import { type FromWorker, PAGE_ITEMS, type ToWorker, type WorkerConfig } from './wire.ts';

const isId: Check<number> = (value): value is number => Number.isSafeInteger(value);
const isAnything: Check<unknown> = (_value): _value is unknown => true;
const type = <T extends string>(name: T): Check<T> => oneOf([name]);

const toWorker: { readonly [T in ToWorker['type']]: Check<Extract<ToWorker, { type: T }>> } = {
  init: shaped({
    type: type('init'),
    // Each option is checked where the configuration is created.
    config: (value): value is WorkerConfig => isObject(value),
    items: shaped({ pendingSignIn: nullable(isText), session: nullable(isText) }),
    passkeys: isFlag,
    wafTokens: isFlag,
  }),
  call: shaped({ type: type('call'), id: isId, name: isText, input: isAnything }),
  abort: shaped({ type: type('abort'), id: isId }),
  free: shaped({ type: type('free'), handle: isId }),
  asserted: shaped({ type: type('asserted'), id: isId, credential: nullable(isObject) }),
  notAsserted: shaped({ type: type('notAsserted'), id: isId, error: isText }),
  wafToken: shaped({ type: type('wafToken'), id: isId, token: nullable(isText) }),
  page: shaped({ type: type('page'), event: oneOf(['freeze', 'resume'] as const) }),
  ping: shaped({ type: type('ping') }),
};

const isHeld = (value: unknown): value is HeldSession => {
  if (!isObject(value) || !isNumber(value.generation) || !isText(value.lineage)) return false;
  const { session } = value;
  if (isNull(session)) return true;
  return (
    isObject(session) &&
    [session.username, session.accessToken, session.idToken].every(isText) &&
    [session.expiresAt, session.refreshAt, session.clockDrift].every(isNumber)
  );
};

const fromWorker: { readonly [T in FromWorker['type']]: Check<Extract<FromWorker, { type: T }>> } = {
  reply: shaped({ type: type('reply'), id: isId, output: isAnything, held: isHeld }),
  failed: shaped({ type: type('failed'), id: isId, code: nullable(isText) }),
  announce: shaped({ type: type('announce'), news: isNews }),
  item: shaped({ type: type('item'), name: oneOf(PAGE_ITEMS), content: nullable(isText) }),
  assert: shaped({
    type: type('assert'),
    id: isId,
    // The browser checks its content.
    options: (value): value is CredentialRequestOptions => isObject(value),
  }),
  assertAbort: shaped({ type: type('assertAbort'), id: isId }),
  wafStopped: shaped({
    type: type('wafStopped'),
    id: isId,
    action: oneOf(['captcha', 'challenge'] as const),
    operation: isText,
  }),
  wafAbort: shaped({ type: type('wafAbort'), id: isId }),
  pong: shaped({ type: type('pong') }),
};

const isOneOf =
  <M>(checks: { readonly [name: string]: Check<M> }): Check<M> =>
  (data): data is M =>
    isObject(data) && isText(data.type) && Object.hasOwn(checks, data.type) && !!checks[data.type]?.(data);

export const isToWorker: Check<ToWorker> = isOneOf<ToWorker>(toWorker);
export const isFromWorker: Check<FromWorker> = isOneOf<FromWorker>(fromWorker);
