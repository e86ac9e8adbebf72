/**
 * The worker: SRP, refresh and the vault. It serves one page, for one pool and client, and talks to one origin.
 *
 * @module
 */
import { createBareClient, type GetWafToken } from '@latchkey/cognito';
import { inlineHashes } from '@latchkey/srp/inline-hashes';
import type { Environment } from '../api.ts';
import { resolveConfig } from '../config.ts';
import { browserEnvironment } from '../environment.ts';
import { AuthError } from '../errors.ts';
import { managedLoginOptions } from '../managed-login/options.ts';
import { renewAtDomain } from '../services/chunks/managed-login.ts';
import { catchUp } from '../services/chunks/session.ts';
import type { ServiceContext } from '../services/context.ts';
import { endpointAt } from '../services/managed-login/endpoint.ts';
import { pendingSignInKey } from '../vault/pending-sign-in.ts';
import { readPending } from '../vault/read-pending.ts';
import { openVault } from '../vault/vault.ts';
import { writableVault } from '../vault/writable.ts';
import type { Calls } from './calls.ts';
import { isCallName } from './check-input.ts';
import { isToWorker } from './check-message.ts';
import { workerHandles } from './handles.ts';
import { ownSignIn } from './own-sign-in.ts';
import { pageCredentials } from './page-credentials.ts';
import { checkOrigins, pinned } from './pinned.ts';
import { openCalls, perform } from './serve-calls.ts';
import { askForWafTokens } from './waf-tokens.ts';
import { decode, encode, type FromWorker, type ToWorker } from './wire.ts';

/** The end of the wire: `self` of a worker, or a MessagePort. */
export interface Port {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

export interface ServeOptions {
  /**
   * Origins that the worker may be told to sign in at, such as `https://cognito-idp.eu-west-2.amazonaws.com`, and that of the
   * `domain`. Written into the
   * worker's own file it binds also a script that starts the worker anew. Default: the first page that comes decides.
   */
  readonly origins?: readonly string[];
  readonly environment?: Partial<Environment>;
}

type Init = Extract<ToWorker, { type: 'init' }>;

/**
 * Waits for a page and serves it. What comes first decides; another pool or endpoint is refused from then on.
 *
 * @throws AuthError `invalid-config` when one of `origins` is none
 */
export function serve(port: Port, options: ServeOptions = {}): void {
  inlineHashes();
  checkOrigins(options.origins);
  const handles = workerHandles();
  const own = ownSignIn(handles);
  const running = new Map<number, AbortController>();
  const post = (message: FromWorker) => port.postMessage(message);
  const passkeys = pageCredentials(post);
  const wafTokens = askForWafTokens(post);
  let served: { readonly context: ServiceContext; readonly calls: Calls } | null = null;
  let refused: unknown = new TypeError('A page says first which pool it is for.');

  const start = (init: Init) => {
    try {
      const credentials = init.passkeys ? passkeys.credentials : null;
      const given = { ...options.environment, credentials };
      const getWafToken = init.wafTokens ? wafTokens.getWafToken : undefined;
      const context = openContext(port, init, given, options.origins, getWafToken);
      served = { context, calls: openCalls(context, own, handles) };
    } catch (error) {
      // Told to every call that comes.
      refused = error;
    }
  };

  const answer = async (id: number, name: string, input: unknown) => {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      if (!served) throw refused;
      if (!isCallName(name)) throw new TypeError('Nothing of that name is served.');
      const { context, calls } = served;
      const output = await perform(calls, name, decode(input, handles.resolve), abort.signal);
      const present = context.vault.session.held();
      const { session } = present;
      const held = { ...present, session: session && { ...session, refreshToken: '', newDevice: null } };
      // Nobody waits for what was given up, and it gets no handles.
      if (!abort.signal.aborted) own.note(output);
      const told = abort.signal.aborted ? null : encode(output, handles.refer);
      port.postMessage({ type: 'reply', id, output: told, held });
    } catch (error) {
      // What went wrong may hold anything: the page gets a code, or nothing.
      port.postMessage({ type: 'failed', id, code: error instanceof AuthError ? error.code : null });
    } finally {
      running.delete(id);
    }
  };

  const hear = (message: ToWorker) => {
    switch (message.type) {
      case 'init':
        if (!served) start(message);
        break;
      case 'call':
        if (!running.has(message.id)) void answer(message.id, message.name, message.input);
        break;
      case 'abort':
        running.get(message.id)?.abort();
        break;
      case 'free':
        handles.free(message.handle);
        break;
      case 'wafToken':
        wafTokens.settle(message);
        break;
      case 'ping':
        port.postMessage({ type: 'pong' });
        break;
      default:
        passkeys.settle(message);
    }
  };
  port.addEventListener('message', ({ data }) => {
    // Any script of the page can post here.
    if (isToWorker(data)) hear(data);
  });
}

/** @throws AuthError `invalid-config` */
function openContext(
  port: Port,
  { config: options, pendingSignIn }: Init,
  given: Partial<Environment>,
  origins: readonly string[] | undefined,
  getWafToken: GetWafToken | undefined,
): ServiceContext {
  const config = resolveConfig({ ...options, ...(getWafToken && { getWafToken }) }, managedLoginOptions);
  const base: Environment = { ...browserEnvironment(), ...given };
  // Where a client of this pool asks: the partitions of AWS have domains of their own.
  const { endpoint } = createBareClient(config);
  const environment: Environment = {
    ...base,
    fetch: pinned(
      base.fetch,
      config.domain ? [endpoint, endpointAt(config, '/oauth2/token')] : [endpoint],
      origins,
    ),
    sessionStorage: pageItem(pendingSignInKey(config.scope), pendingSignIn, (content) =>
      port.postMessage({ type: 'pendingSignIn', content }),
    ),
  };
  const context: ServiceContext = {
    config,
    environment,
    vault: writableVault(openVault(environment, config.scope, readPending, config.storage, true)),
    // The page tells the other tabs, and hears them.
    tabs: {
      isOpen: true,
      announce(news) {
        if (news !== null) port.postMessage({ type: 'announce', news });
      },
      listen: () => () => {},
      close: () => {},
    },
    catchUp: () => catchUp(context),
    renewAtDomain: (session) => renewAtDomain(context, session),
  };
  return context;
}

/** Workers have no session storage: the one item is in the page's, encrypted. */
function pageItem(key: string, before: string | null, tell: (content: string | null) => void) {
  let content = before;
  const put = (value: string | null) => {
    if (value !== content) tell(value);
    content = value;
  };
  const items: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
    getItem: (name) => (name === key ? content : null),
    setItem: (_, value) => put(value),
    removeItem: () => put(null),
  };
  // The store of pending sign-ins uses no more of it.
  return items as Storage;
}
