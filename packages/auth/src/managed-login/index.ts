/**
 * Managed login: `createAuth` with social sign-in, SAML and the pages at the domain of the pool, as states of the same chart.
 *
 * @module
 */
import type { ManagedAuth, ManagedAuthConfig } from '../api.ts';
import { createExtendedAuth } from '../auth.ts';
import { listOf, own, textUpTo } from '../checks.ts';
import { AuthError } from '../errors.ts';
import type { Extension } from '../extension.ts';
import { internalsOf } from '../internals.ts';
import { managedLoginChart } from '../machine/managed-login.ts';
import { seal } from '../sealed.ts';
import type { ManagedLoginActions } from '../views.ts';
import { waitFor } from '../wait-for.ts';
import { createManagedLoginActions } from './actions.ts';
import { isCallback } from './is-callback.ts';
import { managedLoginOptions } from './options.ts';
import { withWindows } from './with-windows.ts';

export type { AuthWith, ManagedAuth, ManagedAuthConfig, ManagedLoginOptions, Returned } from '../api.ts';
export type { ManagedLoginRequest, SilentRequest } from '../requests.ts';
export type { AllActions, ManagedAuthState, ManagedLoginActions, ManagedStateOf } from '../views.ts';

const isTextList = listOf(textUpTo(256));
const isScopes = (scopes: unknown) => isTextList(scopes) && scopes.includes('openid');

const extension: Omit<Extension<ManagedLoginActions>, 'services'> = {
  options: managedLoginOptions,
  chart: managedLoginChart,
  actions: createManagedLoginActions,
};

/** The addresses that a page came back to, which its Auths share: React's StrictMode and hot module replacement make several. */
interface Returns {
  /** Each is used once. */
  readonly taken: Set<string>;
  /** Of an Auth that was disposed before it used it: for the next one. */
  unused: string;
}
const returns = new WeakMap<Window, Returns>();

/**
 * `createAuth` of the main entry, for a pool with a domain. On the redirect page, it reads the code from the address and
 * removes it there, before it returns: call it before anything else reads the address.
 *
 * @throws AuthError `invalid-config`
 */
export function createAuth(options: ManagedAuthConfig): ManagedAuth {
  const { clientId, domain, redirectUri, scopes } = own(options);
  const wrong =
    (domain === undefined && 'domain is missing.') ||
    (redirectUri === undefined && 'redirectUri is missing.') ||
    (scopes !== undefined && !isScopes(scopes) && 'scopes must be strings, including openid.');
  if (wrong) throw new AuthError('invalid-config', `createAuth: ${wrong}`);
  /** Taken, and not used yet. */
  let waiting = '';
  let isReturning = false;
  const made = createExtendedAuth(options, {
    ...extension,
    services: (context) =>
      withWindows(context, () => {
        waiting = '';
        isReturning = true;
        const end = () => {
          isReturning = false;
        };
        made.ready().then(end, end);
      }),
  });
  const { send, environment } = internalsOf(made);
  const { window } = environment;
  const found = (window && returns.get(window)) ?? { taken: new Set(), unused: '' };
  if (window) returns.set(window, found);
  const take = (url: string) => {
    if (found.taken.has(url)) return;
    // Without a page it is not known where the URL is from.
    if (window) found.taken.add(url);
    waiting = url;
    send({ type: 'callback.arrived', redirect: seal<unknown>(url) });
  };
  const isMine = (url: string) => isCallback(url, redirectUri, clientId);
  const href = window?.location.href ?? '';
  // Keeps the router's state.
  if (isMine(href)) window?.history.replaceState(window.history.state, '', redirectUri);
  const first = [href, found.unused].find(isMine);
  if (first !== undefined) take(first);
  /** One after another, and none in the middle of a sign-out: the chart is not interrupted there. */
  let turn = first === undefined ? Promise.resolve() : made.ready().then(ignore, ignore);
  const dispose = made.dispose.bind(made);
  return Object.assign(made, {
    dispose() {
      if (found.taken.delete(waiting)) found.unused = waiting;
      // A code is good for the exchange that has begun: it ends first, and the next Auth of the page is signed in by it.
      if (isReturning) made.ready().then(dispose, dispose);
      else dispose();
    },
    handleCallback(url: string) {
      const handled = turn
        .then(() => waitFor(made, ({ view }) => view !== 'signingOut', { timeout: Number.POSITIVE_INFINITY }))
        .then(() => {
          take(url);
          return made.ready();
        });
      turn = handled.then(ignore, ignore);
      return handled;
    },
  });
}

function ignore(): void {}
