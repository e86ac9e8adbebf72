import type { Host } from '../../call.ts';
import { authorize } from './authorize.ts';
import { revoke, token, userInfo } from './endpoints.ts';
import { identityResponse } from './identity-trips.ts';
import { login, loginForm } from './login.ts';
import { logout } from './logout.ts';
import { isMockPath } from './mock-path.ts';
import { mockChoice, mockPage } from './mock-provider.ts';
import { STYLE_PATH } from './shell.ts';
import { style } from './style.ts';

type Handler = (host: Host, request: Request, url: URL) => Promise<Response>;

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /oauth2/authorize': authorize,
  'GET /oauth2/idpresponse': identityResponse,
  'GET /login': loginForm,
  'POST /login': login,
  'GET /logout': logout,
  [`GET ${STYLE_PATH}`]: style,
  'POST /oauth2/token': token,
  'POST /oauth2/revoke': revoke,
  'GET /oauth2/userInfo': userInfo,
  'POST /oauth2/userInfo': userInfo,
};

/** The handler of a page or endpoint of managed login; undefined for other paths. */
export function managedLoginRoute(method: string, path: string): Handler | undefined {
  const route = `${method} ${path}`;
  if (Object.hasOwn(ROUTES, route)) return ROUTES[route];
  if (!isMockPath(path)) return undefined;
  if (method === 'POST') return mockChoice;
  return method === 'GET' ? mockPage : undefined;
}
