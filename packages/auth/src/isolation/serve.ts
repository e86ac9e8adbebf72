/**
 * The worker: SRP, refresh and the vault. It serves one page, for one pool and client, and talks to one origin.
 *
 * @module
 */
import { createBareClient } from '@latchkey/cognito';
import { inlineHashes } from '@latchkey/srp/inline-hashes';
import type { Environment } from '../api.ts';
import { resolveConfig } from '../config.ts';
import { browserEnvironment } from '../environment.ts';
import { AuthError } from '../errors.ts';
import type { Legacy } from '../import/legacy.ts';
import { takeLegacy } from '../import/take.ts';
import type { AuthServices } from '../machine/ports.ts';
import type { SignOutScope } from '../model.ts';
import { open as openRest } from '../services/chunks/rest.ts';
import { catchUp, open as openSession } from '../services/chunks/session.ts';
import { open as openSignIn } from '../services/chunks/sign-in.ts';
import type { ServiceContext } from '../services/context.ts';
import { storedServices } from '../services/stored.ts';
import { openHandoff, type Reach } from '../vault/handoff.ts';
import { type PendingSignIn, pendingSignInKey } from '../vault/pending-sign-in.ts';
import { openVault } from '../vault/vault.ts';
import { writableVault } from '../vault/writable.ts';
import { workerHandles } from './handles.ts';
import { pageCredentials } from './page-credentials.ts';
import { pinned } from './pinned.ts';
import { decode, encode, type FromWorker, type ToWorker, type WorkerConfig } from './wire.ts';

/** The end of the wire: `self` of a worker, or a MessagePort. */
export interface Port {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

export interface ServeOptions {
  /**
   * Origins that the worker may be told to sign in at, such as `https://cognito-idp.eu-west-2.amazonaws.com`. Written into the
   * worker's own file it binds also a script that starts the worker anew. Default: the first page that comes decides.
   */
  readonly origins?: readonly string[];
  readonly environment?: Partial<Environment>;
}

type Calls = Readonly<Record<string, (input: never, signal: AbortSignal) => Promise<unknown>>>;

/** Waits for a page and serves it. What comes first decides; another pool or endpoint is refused from then on. */
export function serve(port: Port, { origins, environment: given }: ServeOptions = {}): void {
  inlineHashes();
  const handles = workerHandles();
  const running = new Map<number, AbortController>();
  const passkeys = pageCredentials((message) => port.postMessage(message));
  let context: ServiceContext | null = null;
  let calls: Calls | null = null;

  const start = (options: WorkerConfig, step: string | null, hasPasskeys: boolean) => {
    const config = resolveConfig(options);
    const base: Environment = { ...browserEnvironment(), ...given };
    // Where a client of this pool asks: the partitions of AWS have domains of their own.
    const { endpoint } = createBareClient(config);
    const environment: Environment = {
      ...base,
      fetch: pinned(base.fetch, endpoint, origins),
      sessionStorage: stepItems(pendingSignInKey(config.scope), step, (content) =>
        port.postMessage({ type: 'step', content }),
      ),
      credentials: hasPasskeys ? passkeys.credentials : null,
      openChannel: base.openChannel,
    };
    context = {
      config,
      environment,
      vault: writableVault(openVault(environment, config.scope, config.storage)),
      // The page tells the other tabs, and hears them.
      tabs: {
        isOpen: true,
        announce: (news) => {
          if (news !== null) port.postMessage({ type: 'announce', news });
        },
        listen: () => () => {},
        close: () => {},
      },
    };
    calls = { ...openServices(context), ...vaultCalls(context) };
  };

  const answer = async (id: number, name: string, input: unknown) => {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      const run = calls && Object.hasOwn(calls, name) ? calls[name] : undefined;
      if (!run || !context) throw new TypeError('Nothing of that name is served.');
      // The page's end calls what `Ports` and `vaultCalls` name, with their inputs.
      const output = await run(decode(input, handles.resolve) as never, abort.signal);
      if (name === 'clearSession' || name === 'session.end') handles.clear();
      const held = context.vault.session.held();
      const { session } = held;
      const shown = { ...held, session: session && { ...session, refreshToken: '', newDevice: null } };
      port.postMessage({ type: 'reply', id, output: encode(output, handles.refer), held: shown });
    } catch (error) {
      // What went wrong may hold anything: the page gets a code, or nothing.
      port.postMessage({ type: 'failed', id, code: error instanceof AuthError ? error.code : null });
    } finally {
      running.delete(id);
    }
  };

  port.addEventListener('message', ({ data }) => {
    switch (data.type) {
      case 'init':
        if (!context) start(data.config, data.step, data.passkeys);
        break;
      case 'call':
        void answer(data.id, data.name, data.input);
        break;
      case 'abort':
        running.get(data.id)?.abort();
        break;
      case 'free':
        handles.free(data.handle);
        break;
      default:
        passkeys.settle(data);
    }
  });
}

/**
 * Without `import()`, unlike on a page: a worker shows nothing that could come sooner, and Vite up to 7 cannot build an app, even
 * one that never starts the worker, if the worker's file has chunks.
 */
const openServices = (context: ServiceContext): AuthServices => ({
  ...storedServices(context),
  ...openSignIn(context),
  ...openSession(context),
  ...openRest(context),
});

/** What a page asks for beside the services. */
function vaultCalls(context: ServiceContext): Calls {
  const { vault, environment, config } = context;
  const handoff = openHandoff(vault, environment, config.scope);
  const done = (work: Promise<unknown>) => work.then(() => null);
  return {
    capabilities: () => vault.capabilities(),
    'session.load': () => done(vault.session.load()),
    'session.end': (scope: SignOutScope | null) => vault.session.end(scope),
    catchUp: () => done(catchUp(context)),
    'device.forget': (name: string) => done(vault.devices.forget(name)),
    'pendingSignIn.save': (pending: PendingSignIn | null) => done(vault.pendingSignIn.save(pending)),
    'pendingSignIn.export': ({ pending, reach }: { pending: PendingSignIn; reach: Reach }) =>
      handoff.export(pending, reach),
    'pendingSignIn.import': async (text: string) => {
      vault.pendingSignIn.offer(await handoff.import(text));
      return null;
    },
    'legacy.take': (found: Legacy) => takeLegacy(vault, environment, found),
  };
}

/** Workers have no session storage: the one item lies in the page's, encrypted. */
function stepItems(key: string, step: string | null, tell: (content: string | null) => void) {
  let content = step;
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
