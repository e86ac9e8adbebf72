/**
 * The worker: SRP, refresh and the vault. It serves one page, for one pool and client, and connects to one origin.
 *
 * @module
 */
import { createBareClient, type GetWafToken } from '@latchkey/cognito';
import { inlineHashes } from '@latchkey/srp/inline-hashes';
import type { Environment, PageEvent } from '../api.ts';
import { browserPage } from '../browser/page.ts';
import { isObject, isText, listOf } from '../checks.ts';
import { resolveConfig } from '../config.ts';
import { browserEnvironment } from '../environment.ts';
import { AuthError } from '../errors.ts';
import { managedLoginOptions } from '../managed-login/options.ts';
import { hasMethods, requireArgument, takeOptions } from '../require-argument.ts';
import { renewAtDomain } from '../services/chunks/managed-login.ts';
import { catchUp } from '../services/chunks/session.ts';
import type { ServiceContext } from '../services/context.ts';
import { keepStepUp } from '../services/keep-step-up.ts';
import { openOver } from '../vault/over.ts';
import * as ownSessions from '../vault/own-session.ts';
import { pendingForm } from '../vault/pending-form.ts';
import type { News } from '../vault/session.ts';
import { tend } from '../vault/tend.ts';
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
import {
  decode,
  encode,
  type FromWorker,
  PAGE_ITEMS,
  type PageItem,
  pageItemKeys,
  type ToWorker,
} from './wire.ts';

/** The worker's connection to the page: `self` of a worker, or a MessagePort. */
export interface Port {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

export interface ServeOptions {
  /**
   * Origins that the worker may sign in at, such as `https://cognito-idp.eu-west-2.amazonaws.com` and that of the `domain`.
   * Written into the worker's own file, they also bind a script that starts the worker again. Default: the first page
   * decides.
   */
  readonly origins?: readonly string[] | undefined;
  readonly environment?: Partial<Environment> | undefined;
}

type Init = Extract<ToWorker, { type: 'init' }>;

/**
 * Waits for a page and serves it. The first configuration is final; another pool or endpoint is refused afterwards.
 *
 * @throws AuthError `invalid-config` if one of `origins` is not an origin; `invalid-input`
 */
export function serve(port: Port, options: ServeOptions = {}): void {
  requireArgument(port, isPort, "port must be the worker's global object, or a MessagePort.");
  requireArgument(
    options,
    isOptions,
    'options must be an object; its origins a list, its environment an object.',
  );
  takeOptions(options, ['origins', 'environment']);
  inlineHashes();
  checkOrigins(options.origins);
  const handles = workerHandles();
  const own = ownSignIn(handles);
  const running = new Map<number, AbortController>();
  const post = (message: FromWorker) => port.postMessage(message);
  const passkeys = pageCredentials(post);
  const wafTokens = askForWafTokens(post);
  const listeners = new Set<(event: PageEvent) => void>();
  const page: Environment['page'] = {
    ...browserPage,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  let served: { readonly context: ServiceContext; readonly calls: Calls } | null = null;
  let refused: unknown = new TypeError('The worker has not been configured yet.');

  const start = (init: Init) => {
    try {
      const credentials = init.passkeys ? passkeys.credentials : null;
      const given = { ...options.environment, credentials, page };
      const getWafToken = init.wafTokens ? wafTokens.getWafToken : undefined;
      const context = openContext(port, init, given, options.origins, getWafToken);
      served = { context, calls: openCalls(context, own, handles) };
    } catch (error) {
      // Every later call is refused with it.
      refused = error;
    }
  };

  const reply = async (id: number, name: string, input: unknown) => {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      if (!served) throw refused;
      if (!isCallName(name)) throw new TypeError('There is no call with this name.');
      const { context, calls } = served;
      const output = await perform(calls, name, decode(input, handles.resolve), abort.signal);
      const present = context.vault.session.held();
      const { session } = present;
      const held = { ...present, session: session && { ...session, refreshToken: '', newDevice: null } };
      // An aborted call needs no result, and gets no handles.
      if (!abort.signal.aborted) own.note(output);
      const told = abort.signal.aborted ? null : encode(output, handles.refer);
      port.postMessage({ type: 'reply', id, output: told, held });
    } catch (error) {
      // An error may contain anything: the page only gets a code, or null.
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
        if (!running.has(message.id)) void reply(message.id, message.name, message.input);
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
      case 'page':
        for (const listener of listeners) listener(message.event);
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

const isPort = hasMethods('postMessage', 'addEventListener');
const isOptions = (value: unknown) =>
  isObject(value) &&
  (value.origins === undefined || listOf(isText)(value.origins)) &&
  (value.environment === undefined || isObject(value.environment));

/** @throws AuthError `invalid-config` */
function openContext(
  port: Port,
  { config: options, items }: Init,
  given: Partial<Environment>,
  origins: readonly string[] | undefined,
  getWafToken: GetWafToken | undefined,
): ServiceContext {
  const config = resolveConfig({ ...options, ...(getWafToken && { getWafToken }) }, managedLoginOptions);
  const base: Environment = { ...browserEnvironment(), ...given };
  // The endpoint that a client of this pool uses: other AWS partitions have their own domains.
  const { endpoint } = createBareClient(config);
  const environment: Environment = {
    ...base,
    fetch: pinned(
      base.fetch,
      config.domain ? [endpoint, new URL('/oauth2/token', config.domain).href] : [endpoint],
      origins,
    ),
    // The page marks a sign-out.
    localStorage: null,
    sessionStorage: pageItems(pageItemKeys(config.scope), items, (name, content) =>
      port.postMessage({ type: 'item', name, content }),
    ),
  };
  const { scope, storage } = config;
  // For a page without local storage: only this worker can still know of its sign-out when a late database answers.
  const over = openOver({ localStorage: null, sessionStorage: null }, scope, true);
  const announce = (news: News | null) => {
    if (news !== null) port.postMessage({ type: 'announce', news });
  };
  const context: ServiceContext = {
    config,
    environment,
    vault: writableVault(
      openVault(environment, scope, pendingForm, async () => ownSessions, storage, true, over),
    ),
    // The page exchanges messages with the other tabs.
    tabs: { isOpen: true, announce, listen: () => () => {}, close: () => {} },
    catchUp: () => catchUp(context),
    renewAtDomain: (session) => renewAtDomain(context, session),
    keepStepUp: (...given) => keepStepUp(context, ...given),
  };
  tend(context.vault.storage, () => void forgetLateEnd(context));
  return context;
}

/** A sign-out that was asked for before the database answered has ended what was stored then, and ends nothing later. */
async function forgetLateEnd({ vault }: ServiceContext): Promise<void> {
  await vault.session.read();
  const { isFailing } = await vault.storage;
  if (!isFailing) vault.over?.remove();
}

/** Workers have no session storage: its items are stored by the page, encrypted. */
function pageItems(
  keys: Readonly<Record<PageItem, string>>,
  before: Init['items'],
  tell: (name: PageItem, content: string | null) => void,
) {
  const contents = { ...before };
  const nameOf = (key: string) => PAGE_ITEMS.find((name) => keys[name] === key);
  const put = (key: string, value: string | null) => {
    const name = nameOf(key);
    if (!name) return;
    if (value !== contents[name]) tell(name, value);
    contents[name] = value;
  };
  const items: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
    getItem(key) {
      const name = nameOf(key);
      return name ? contents[name] : null;
    },
    setItem: put,
    removeItem: (key) => put(key, null),
  };
  // The vault uses no other members.
  return items as Storage;
}
