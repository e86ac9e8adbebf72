/**
 * The page's end of the wire to the worker.
 *
 * @module
 */
import type { Environment } from '../api.ts';
import type { Tabs } from '../browser/tabs.ts';
import type { ResolvedConfig } from '../config.ts';
import { AuthError, type AuthErrorCode } from '../errors.ts';
import { NotLoadedError } from '../services/not-loaded.ts';
import { pendingSignInKey } from '../vault/pending-sign-in.ts';
import type { HeldSession } from '../vault/session.ts';
import { pageHandles } from './handles.ts';
import { decode, encode, type FromWorker, type ToWorker, type WorkerConfig } from './wire.ts';

export interface Connection {
  call(
    name: string,
    input: unknown,
    signal?: AbortSignal,
  ): Promise<{ readonly output: unknown; readonly held: HeldSession }>;
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: { output: unknown; held: HeldSession }) => void;
  readonly reject: (error: Error) => void;
}

export function connect(config: ResolvedConfig, environment: Environment, tabs: Tabs): Connection {
  const { sessionStorage, credentials } = environment;
  const waiting = new Map<number, Waiting>();
  const assertions = new Map<number, AbortController>();
  let last = 0;
  let worker: Worker | null = null;
  let hasSpoken = false;
  let isClosed = false;

  const post = (message: ToWorker) => worker?.postMessage(message);
  const handles = pageHandles((handle) => post({ type: 'free', handle }));
  const key = pendingSignInKey(config.scope);

  const end = () => {
    worker?.terminate();
    worker = null;
  };

  /** A worker that broke down is replaced at the next call; what it kept at rest is still there. */
  const breakDown = (event: Event) => {
    end();
    // A file that does not load is told by a bare event; one that throws, by an event with a message.
    const error =
      hasSpoken || 'message' in event
        ? new TypeError('The worker of this page broke down.')
        : new NotLoadedError('The worker of this page did not load.');
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  const hear = ({ data }: MessageEvent<FromWorker>) => {
    hasSpoken = true;
    switch (data.type) {
      case 'reply': {
        const { output, held } = data;
        waiting.get(data.id)?.resolve({ output: decode(output, handles.resolve), held });
        waiting.delete(data.id);
        break;
      }
      case 'failed':
        waiting.get(data.id)?.reject(errorOf(data.code));
        waiting.delete(data.id);
        break;
      case 'announce':
        tabs.announce(data.news);
        break;
      case 'step':
        keepStep(data.content);
        break;
      case 'assert':
        void assert(data.id, data.options);
        break;
      case 'assertAbort':
        assertions.get(data.id)?.abort();
    }
  };

  const keepStep = (content: string | null) => {
    try {
      if (content === null) sessionStorage?.removeItem(key);
      else sessionStorage?.setItem(key, content);
    } catch {
      // A full storage costs the step at a reload, nothing now.
    }
  };

  /** Only a page can show the browser's dialog. */
  const assert = async (id: number, options: CredentialRequestOptions) => {
    const abort = new AbortController();
    assertions.set(id, abort);
    try {
      const credential = await credentials?.get({ ...options, signal: abort.signal });
      post({ type: 'asserted', id, credential: credential ? cloneable(credential) : null });
    } catch (error) {
      post({ type: 'notAsserted', id, error: error instanceof DOMException ? error.name : 'UnknownError' });
    } finally {
      assertions.delete(id);
    }
  };

  const begin = () => {
    const begun = openWorker(config.worker);
    begun.addEventListener('message', hear);
    begun.addEventListener('error', breakDown);
    worker = begun;
    hasSpoken = false;
    const step = sessionStorage?.getItem(key) ?? null;
    post({ type: 'init', config: dataOf(config), step, passkeys: credentials !== null });
  };

  return {
    call(name, input, signal) {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        // Nobody waits for it any more: it was given up while this code came, or the page is over.
        if (isClosed || signal?.aborted) return;
        if (!worker) begin();
        waiting.set(id, { resolve, reject });
        signal?.addEventListener('abort', () => post({ type: 'abort', id }));
        post({ type: 'call', id, name, input: encode(input, handles.refer) });
      });
    },
    close() {
      isClosed = true;
      end();
    },
  };
}

function openWorker(given: ResolvedConfig['worker']): Worker {
  if (typeof given === 'function') return given();
  // Bundlers look for just this expression to find the worker's file.
  if (!given)
    return new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'latchkey' });
  return new Worker(given, { type: 'module', name: 'latchkey' });
}

/** Functions and what is made of them stay on the page. */
function dataOf(config: ResolvedConfig): WorkerConfig {
  const entries = Object.entries(config).filter(
    ([name, value]) => typeof value !== 'function' && !['environment', 'worker', 'isolation'].includes(name),
  );
  // All but the options that are left out.
  return Object.fromEntries(entries) as unknown as WorkerConfig;
}

/** The parts of a passkey's assertion that are data. */
function cloneable(credential: Credential): unknown {
  const { id, rawId, type, authenticatorAttachment, response } = credential as PublicKeyCredential;
  const { clientDataJSON, authenticatorData, signature, userHandle } =
    response as AuthenticatorAssertionResponse;
  return {
    id,
    rawId,
    type,
    authenticatorAttachment,
    response: { clientDataJSON, authenticatorData, signature, userHandle },
  };
}

const errorOf = (code: string | null): Error =>
  code === null
    ? new TypeError('The worker could not do it.')
    : // The worker runs the same code, and throws no other.
      new AuthError(code as AuthErrorCode, `The worker refused: ${code}.`);
