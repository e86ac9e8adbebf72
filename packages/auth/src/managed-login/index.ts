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
import { createManagedLoginActions } from './actions.ts';
import { isCallback } from './is-callback.ts';
import { managedLoginOptions } from './options.ts';
import { withWindows } from './with-windows.ts';

export type { ManagedAuth, ManagedAuthConfig, ManagedLoginOptions, Returned } from '../api.ts';
export type { ManagedLoginRequest, SilentRequest } from '../requests.ts';
export type { AllActions, ManagedAuthState, ManagedLoginActions, ManagedStateOf } from '../views.ts';

const isTextList = listOf(textUpTo(256));
const isScopes = (scopes: unknown) => isTextList(scopes) && scopes.includes('openid');

const extension: Omit<Extension, 'services'> = {
  options: managedLoginOptions,
  chart: managedLoginChart,
  actions: createManagedLoginActions,
};

/**
 * Addresses of pages that came back, whose Auth was disposed before it used them: for the next Auth of the page. React's StrictMode
 * and hot module replacement make one after another.
 */
const unused = new WeakMap<Window, string>();

/**
 * `createAuth` of the main entry, for a pool with a domain. On the redirect page, it reads the code from the address and
 * removes it there, before it returns: call it before anything else reads the address.
 *
 * @throws AuthError `invalid-config`
 */
export function createAuth(options: ManagedAuthConfig): ManagedAuth {
  const { domain, redirectUri, scopes } = own(options);
  const wrong =
    (domain === undefined && 'domain is missing.') ||
    (redirectUri === undefined && 'redirectUri is missing.') ||
    (scopes !== undefined && !isScopes(scopes) && 'scopes must be strings, including openid.');
  if (wrong) throw new AuthError('invalid-config', `createAuth: ${wrong}`);
  let isUsed = false;
  const made = createExtendedAuth(options, {
    ...extension,
    services: (context) =>
      withWindows(context, () => {
        isUsed = true;
      }),
  });
  const { send, environment } = internalsOf(made);
  const { window } = environment;
  const take = (url: string) => send({ type: 'callback.arrived', redirect: seal<unknown>(url) });
  const here = window?.location.href ?? '';
  const isHere = isCallback(here, redirectUri);
  const href = isHere ? here : window && unused.get(window);
  // Keeps the router's state.
  if (isHere) window?.history.replaceState(window.history.state, '', redirectUri);
  if (window) unused.delete(window);
  if (href) take(href);
  const dispose = made.dispose.bind(made);
  return Object.assign(made, {
    dispose() {
      if (href && window && !isUsed) unused.set(window, href);
      dispose();
    },
    handleCallback(url: string) {
      take(url);
      return made.ready();
    },
    // The extension adds its actions to all states.
  }) as ManagedAuth;
}
