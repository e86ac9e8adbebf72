/**
 * What goes between a page and its worker. A secret that the page typed goes as it is; one of the worker's own goes as a
 * handle: a number that means something in the worker only.
 *
 * @module
 */
import type { AuthConfig } from '../api.ts';
import { isSealed, type Sealed } from '../sealed.ts';
import type { HeldSession, News } from '../vault/session.ts';

/** The options that a worker works by: all that are data. */
export type WorkerConfig = Omit<
  AuthConfig,
  'client' | 'userContextData' | 'inspect' | 'environment' | 'isolation' | 'worker'
>;

export type ToWorker =
  | {
      readonly type: 'init';
      readonly config: WorkerConfig;
      /** The step that the tab's session storage holds, encrypted. */
      readonly step: string | null;
      readonly passkeys: boolean;
    }
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'abort'; readonly id: number }
  | { readonly type: 'free'; readonly handle: number }
  | { readonly type: 'asserted'; readonly id: number; readonly credential: unknown }
  | { readonly type: 'notAsserted'; readonly id: number; readonly error: string };

export type FromWorker =
  | {
      readonly type: 'reply';
      readonly id: number;
      readonly output: unknown;
      /** What the worker holds now, without the refresh token. */
      readonly held: HeldSession;
    }
  | { readonly type: 'failed'; readonly id: number; readonly code: string | null }
  | { readonly type: 'announce'; readonly news: News }
  | { readonly type: 'step'; readonly content: string | null }
  | { readonly type: 'assert'; readonly id: number; readonly options: CredentialRequestOptions }
  | { readonly type: 'assertAbort'; readonly id: number };

/** A secret on the wire. */
export type Reference = { readonly handle: number } | { readonly value: unknown };

/** A Map stands for a sealed handle: nothing else that crosses holds one, whatever a server or a person wrote into it. */
const TAG = 'sealed';

/** The value with each sealed handle replaced by its reference. */
export function encode(
  value: unknown,
  refer: (sealed: Sealed<unknown>, member: string) => Reference,
): unknown {
  const walk = (inner: unknown, member: string): unknown => {
    if (isSealed(inner)) return new Map([[TAG, refer(inner, member)]]);
    if (Array.isArray(inner)) return inner.map((item) => walk(item, member));
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, walk(item, key)]));
  };
  return walk(value, '');
}

/** The inverse of `encode`. */
export function decode(value: unknown, resolve: (reference: Reference) => Sealed<unknown>): unknown {
  const walk = (inner: unknown): unknown => {
    // Only `encode` makes one.
    if (inner instanceof Map) return resolve(inner.get(TAG) as Reference);
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, walk(item)]));
  };
  return walk(value);
}
