import type { Host } from '../../call.ts';
import { authorize } from './authorize.ts';
import { revoke, token, userInfo } from './endpoints.ts';
import { identityResponse } from './identity-trips.ts';
import { logout } from './logout.ts';
import { isMockPath } from './mock-path.ts';
import {
  confirm,
  confirmForm,
  forgot,
  forgotForm,
  reset,
  resetForm,
  signUp,
  signUpForm,
} from './pages/account.ts';
import { login, loginForm } from './pages/login.ts';
import { mockChoice, mockPage } from './pages/mock-provider.ts';
import { addPasskey, passkeyForm } from './pages/passkey.ts';
import { script } from './pages/script.ts';
import { SCRIPT_PATH, STYLE_PATH } from './pages/shell.ts';
import { style } from './pages/style.ts';

type Handler = (host: Host, request: Request, url: URL) => Promise<Response>;

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /oauth2/authorize': authorize,
  'GET /oauth2/idpresponse': identityResponse,
  'GET /login': loginForm,
  'POST /login': login,
  'GET /logout': logout,
  'GET /signup': signUpForm,
  'POST /signup': signUp,
  'GET /confirm': confirmForm,
  'POST /confirm': confirm,
  'GET /forgotPassword': forgotForm,
  'POST /forgotPassword': forgot,
  'GET /confirmForgotPassword': resetForm,
  'POST /confirmForgotPassword': reset,
  'GET /passkeys/add': passkeyForm,
  'POST /passkeys/add': addPasskey,
  [`GET ${SCRIPT_PATH}`]: script,
  [`GET ${STYLE_PATH}`]: style,
  'POST /oauth2/token': token,
  'POST /oauth2/revoke': revoke,
  'GET /oauth2/userInfo': userInfo,
  'POST /oauth2/userInfo': userInfo,
};

/** Returns the handler of a page or endpoint of managed login; undefined for other paths. */
export function managedLoginRoute(method: string, path: string): Handler | undefined {
  const route = `${method} ${path}`;
  if (Object.hasOwn(ROUTES, route)) return ROUTES[route];
  if (!isMockPath(path)) return undefined;
  if (method === 'POST') return mockChoice;
  return method === 'GET' ? mockPage : undefined;
}

const FOR_SCRIPTS = ['/oauth2/token', '/oauth2/revoke', '/oauth2/userInfo'];

/** Whether a path leads to a page, or to an endpoint that redirects to one. */
export function isPage(path: string): boolean {
  return managedLoginRoute('GET', path) !== undefined && !FOR_SCRIPTS.includes(path);
}
