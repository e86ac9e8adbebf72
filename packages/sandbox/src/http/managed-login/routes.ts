import type { Host } from '../../call.ts';
import { authorize, login, loginForm, logout } from './authorize.ts';
import { revoke, token, userInfo } from './endpoints.ts';

type Handler = (host: Host, request: Request, url: URL) => Promise<Response>;

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /oauth2/authorize': authorize,
  'GET /login': loginForm,
  'POST /login': login,
  'GET /logout': logout,
  'POST /oauth2/token': token,
  'POST /oauth2/revoke': revoke,
  'GET /oauth2/userInfo': userInfo,
  'POST /oauth2/userInfo': userInfo,
};

/** The handler of a page or endpoint of managed login; undefined for other paths. */
export function managedLoginRoute(method: string, path: string): Handler | undefined {
  const route = `${method} ${path}`;
  return Object.hasOwn(ROUTES, route) ? ROUTES[route] : undefined;
}
