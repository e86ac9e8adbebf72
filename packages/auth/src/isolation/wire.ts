/**
 * Messages between a page and its worker. A secret typed on the page is sent as it is; a secret of the worker is sent as a
 * handle: a number that is meaningless outside the worker.
 *
 * @module
 */
import type { WafTokenRequest } from '@latchkey/cognito';
import type { AuthConfig, ManagedLoginOptions } from '../api.ts';
import { isObject } from '../checks.ts';
import { isSealed, type Sealed } from '../sealed.ts';
import { recordKey } from '../vault/cells.ts';
import { pendingSignInKey } from '../vault/pending-sign-in.ts';
import type { HeldSession, News } from '../vault/session.ts';

/** The options of a worker: those that are plain data. */
export type WorkerConfig = Omit<
  AuthConfig & Partial<ManagedLoginOptions>,
  | 'client'
  | 'userContextData'
  | 'getWafToken'
  | 'takeOver'
  | 'onReturn'
  | 'inspect'
  | 'environment'
  | 'isolation'
  | 'worker'
>;

/** The worker's items in the session storage of its page: the pending sign-in, and the session of a single tab. */
export const PAGE_ITEMS = ['pendingSignIn', 'session'] as const;
export type PageItem = (typeof PAGE_ITEMS)[number];

/** The keys of those items. */
export const pageItemKeys = (scope: string): Readonly<Record<PageItem, string>> => ({
  pendingSignIn: pendingSignInKey(scope),
  session: recordKey(scope, 'session'),
});

export type ToWorker =
  | {
      readonly type: 'init';
      readonly config: WorkerConfig;
      /** The items in the tab's session storage, encrypted. */
      readonly items: Readonly<Record<PageItem, string | null>>;
      readonly passkeys: boolean;
      /** Whether the page can get AWS WAF tokens. */
      readonly wafTokens: boolean;
    }
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'abort'; readonly id: number }
  | { readonly type: 'free'; readonly handle: number }
  | { readonly type: 'asserted'; readonly id: number; readonly credential: unknown }
  | { readonly type: 'notAsserted'; readonly id: number; readonly error: string }
  /** Null if there is none. */
  | { readonly type: 'wafToken'; readonly id: number; readonly token: string | null }
  /** The page goes into the back/forward cache, or is frozen; or it is back. A worker has no such events. */
  | { readonly type: 'page'; readonly event: 'freeze' | 'resume' }
  /** Answered immediately: a lost worker does not report itself. */
  | { readonly type: 'ping' };

export type FromWorker =
  | {
      readonly type: 'reply';
      readonly id: number;
      readonly output: unknown;
      /** The session that the worker holds now, without the refresh token. */
      readonly held: HeldSession;
    }
  | { readonly type: 'failed'; readonly id: number; readonly code: string | null }
  | { readonly type: 'announce'; readonly news: News }
  | { readonly type: 'item'; readonly name: PageItem; readonly content: string | null }
  | { readonly type: 'assert'; readonly id: number; readonly options: CredentialRequestOptions }
  | { readonly type: 'assertAbort'; readonly id: number }
  | ({ readonly type: 'wafStopped'; readonly id: number } & Pick<WafTokenRequest, 'action' | 'operation'>)
  | { readonly type: 'wafAbort'; readonly id: number }
  | { readonly type: 'pong' };

/** A secret on the wire. */
export type Reference = { readonly handle: number } | { readonly value: unknown };

/** A Map marks a sealed handle: no other message contains one, whatever a server or a person put into it. */
const TAG = 'sealed';

/** Replaces each sealed handle in the value by its reference. */
export function encode(value: unknown, refer: (sealed: Sealed<unknown>) => Reference): unknown {
  if (isSealed(value)) return new Map([[TAG, refer(value)]]);
  if (Array.isArray(value)) return value.map((item) => encode(item, refer));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item, refer)]));
}

/** The inverse of `encode`. @throws TypeError if a reference is invalid */
export function decode(value: unknown, resolve: (reference: Reference) => Sealed<unknown>): unknown {
  if (value instanceof Map) return resolve(referenceIn(value.get(TAG)));
  if (Array.isArray(value)) return value.map((item) => decode(item, resolve));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item, resolve)]));
}

function referenceIn(value: unknown): Reference {
  if (isObject(value)) {
    if (Object.hasOwn(value, 'value')) return { value: value.value };
    if (Object.hasOwn(value, 'handle') && typeof value.handle === 'number') return { handle: value.handle };
  }
  throw new TypeError('This is not a reference to a sealed handle.');
}
