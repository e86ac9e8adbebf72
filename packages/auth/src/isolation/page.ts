/**
 * The page's end of the connection to the worker.
 *
 * @module
 */
import type { Environment } from '../api.ts';
import { attempt } from '../browser/attempt.ts';
import { RETURNS } from '../browser/page.ts';
import { preconnect } from '../browser/preconnect.ts';
import type { Tabs } from '../browser/tabs.ts';
import type { IsolatedConfig } from '../config.ts';
import { AuthError, type AuthErrorCode } from '../errors.ts';
import { NotLoadedError } from '../services/not-loaded.ts';
import { recordKey } from '../vault/cells.ts';
import { MARK } from '../vault/mark.ts';
import type { HeldSession } from '../vault/session.ts';
import type { CallName, WorkerCalls } from './calls.ts';
import { isFromWorker } from './check-message.ts';
import { openPeer, type Peer } from './peer.ts';
import { openPulse } from './pulse.ts';
import { decode, encode, type FromWorker, type PageItem, pageItemKeys, type ToWorker } from './wire.ts';
import { dataOf } from './worker-config.ts';

export interface Connection {
  call<Name extends CallName>(
    name: Name,
    input: WorkerCalls[Name][0],
    signal?: AbortSignal,
  ): Promise<{ readonly output: WorkerCalls[Name][1]; readonly held: HeldSession }>;
  /** Prepares a sign-in. */
  prepare(): void;
  close(): void;
}

interface Waiting {
  readonly name: CallName;
  readonly input: unknown;
  readonly resolve: (reply: { output: unknown; held: HeldSession }) => void;
  readonly reject: (error: Error) => void;
  isSent: boolean;
  isRepeated: boolean;
}

/**
 * Calls that only read or clear: repeated on a new worker if one is lost. Others may have used up a Session or a refresh
 * token.
 */
const REPEATABLE: readonly CallName[] = [
  'restoreSession',
  'clearSession',
  'forgetLocalDevice',
  'capabilities',
  'session.load',
  'session.end',
  'catchUp',
  'device.forget',
  'pendingSignIn.save',
];

/** Calls that end a session. */
const ENDING: readonly CallName[] = ['clearSession', 'session.end'];

export function connect(config: IsolatedConfig, environment: Environment, tabs: Tabs): Connection {
  const { sessionStorage, credentials } = environment;
  const { getWafToken } = config;
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let peer: Peer | null = null;
  let hasSpoken = false;
  let isClosed = false;
  /** The worker was ended as the page was left. */
  let isCut = false;

  const post = (message: ToWorker) => peer?.post(message);
  const pulse = openPulse(
    environment.clock,
    () => post({ type: 'ping' }),
    () => lose(new TypeError('The worker of this page stopped responding.')),
  );
  const keys = pageItemKeys(config.scope);
  const unsubscribe = environment.page.subscribe((event) => {
    if (event === 'freeze') leave();
    else if (RETURNS.includes(event)) comeBack();
  });

  const end = () => {
    pulse.stop();
    peer?.end();
    peer = null;
  };
  /**
   * A worker whose transactions stay open in the back/forward cache would keep other pages from the database. It aborts them,
   * except for one that is already being committed; so a sign-out continues in a new worker.
   */
  const leave = () => {
    if ([...waiting.values()].some(({ name }) => ENDING.includes(name))) {
      isCut = true;
      end();
    } else post({ type: 'page', event: 'freeze' });
  };
  const comeBack = () => {
    if (isCut) {
      isCut = false;
      lose(new TypeError('The page was left.'));
    } else post({ type: 'page', event: 'resume' });
  };
  /** The next worker has all that the lost one stored. */
  const lose = (error: Error) => {
    end();
    for (const [id, call] of waiting) {
      const mayRepeat = !call.isRepeated && REPEATABLE.includes(call.name);
      if (!call.isSent) send(id, call);
      else if (!(error instanceof NotLoadedError) && mayRepeat) {
        call.isRepeated = true;
        send(id, call);
      } else {
        waiting.delete(id);
        call.reject(error);
      }
    }
  };
  const breakDown = (event: Event) => {
    // A file that does not load causes a bare event; one that throws, an event with a message.
    const isThere = hasSpoken || 'message' in event;
    lose(
      isThere
        ? new TypeError('The worker of this page crashed.')
        : new NotLoadedError('The worker of this page did not load.'),
    );
  };
  const settle = (id: number, how: (call: Waiting) => void) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) pulse.stop();
    if (call) how(call);
  };

  const hear = ({ handles, passkeys, wafTokens }: Peer, message: FromWorker) => {
    hasSpoken = true;
    pulse.heard();
    switch (message.type) {
      case 'reply': {
        const { id, output, held } = message;
        settle(id, ({ resolve }) => resolve({ output: decode(output, handles.resolve), held }));
        break;
      }
      case 'failed':
        settle(message.id, ({ reject }) => reject(errorOf(message.code)));
        break;
      case 'announce':
        tabs.announce(message.news);
        break;
      case 'item':
        keep(message.name, message.content);
        break;
      case 'assert':
        void passkeys.assert(message.id, message.options);
        break;
      case 'assertAbort':
        passkeys.abort(message.id);
        break;
      case 'wafStopped':
        void wafTokens.give(message);
        break;
      case 'wafAbort':
        wafTokens.abort(message.id);
        break;
      case 'pong':
      // A pong: it only shows that the worker is alive.
    }
  };

  const keep = (name: PageItem, content: string | null) => {
    // If the storage is full, a reload loses the item; nothing is lost now. Where removing fails, it is empty at least.
    attempt(() => sessionStorage?.setItem(keys[name], content ?? ''));
    if (content !== null) return;
    attempt(() => sessionStorage?.removeItem(keys[name]));
    if (name === 'session') attempt(() => sessionStorage?.removeItem(recordKey(config.scope, MARK)));
  };

  const begin = (): Peer => {
    const worker = openWorker(config.worker);
    const begun = openPeer(worker, credentials, getWafToken);
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (begun === peer && isFromWorker(data)) hear(begun, data);
    });
    worker.addEventListener('error', (event) => {
      if (begun === peer) breakDown(event);
    });
    peer = begun;
    hasSpoken = false;
    pulse.renew();
    const item = (name: PageItem) => attempt(() => sessionStorage?.getItem(keys[name]));
    begun.post({
      type: 'init',
      config: dataOf(config),
      items: { pendingSignIn: item('pendingSignIn'), session: item('session') },
      passkeys: credentials !== null,
      wafTokens: getWafToken !== undefined,
    });
    return begun;
  };

  const send = (id: number, call: Waiting) => {
    const { name, input } = call;
    // It waits until the page is back.
    if (isCut) return;
    const { post, handles } = peer ?? begin();
    call.isSent = true;
    post({ type: 'call', id, name, input: encode(input, handles.refer) });
    pulse.start();
  };

  return {
    call<Name extends CallName>(name: Name, input: WorkerCalls[Name][0], signal?: AbortSignal) {
      return new Promise<{ output: WorkerCalls[Name][1]; held: HeldSession }>((resolve, reject) => {
        // Aborted while this code was loading, or the page has been closed.
        if (isClosed || signal?.aborted) return;
        // Immediately, as without a worker: a reload may come before the worker confirms the removal.
        if (name === 'pendingSignIn.save') keep('pendingSignIn', null);
        last += 1;
        const id = last;
        const call: Waiting = {
          name,
          input,
          reject,
          isSent: false,
          isRepeated: false,
          // The worker runs the function with this name.
          resolve: ({ output, held }) => resolve({ output: output as WorkerCalls[Name][1], held }),
        };
        send(id, call);
        waiting.set(id, call);
        signal?.addEventListener('abort', () => post({ type: 'abort', id }));
      });
    },
    prepare() {
      // A worker has no document, so the page opens the connection.
      const connect = async () => preconnect((await this.call('prepare', null)).output);
      connect().catch(() => {});
    },
    close() {
      isClosed = true;
      unsubscribe();
      end();
    },
  };
}

const openWorker = (given: IsolatedConfig['worker']): Worker =>
  typeof given === 'function' ? given() : new Worker(given, { type: 'module', name: 'latchkey' });

const errorOf = (code: string | null): Error =>
  code === null
    ? new TypeError('The call to the worker failed.')
    : // The worker runs the same code, and throws no other codes.
      new AuthError(code as AuthErrorCode, `The worker refused the call: ${code}.`);
