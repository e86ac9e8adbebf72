import type { Host } from '../../call.ts';
import { CognitoException } from '../../wire/exception.ts';
import { readBody } from '../read-body.ts';
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts';
import { managedCall } from './call.ts';
import { type Ask, signInPage } from './pages.ts';
import {
  codeAt,
  errorAt,
  giveBrowserSecret,
  htmlResponse,
  isOwnForm,
  startSession,
  untrusted,
} from './responses.ts';
import { askAgain, submitAnswer, submitPassword } from './sign-in.ts';

/** GET /login: the first form of the sign-in page. */
export async function loginForm(host: Host, request: Request, url: URL): Promise<Response> {
  const read = readAuthorizeRequest(host, url.searchParams);
  if (!read) return untrusted();
  if (read.error) return errorAt(read.request, read.error);
  return page(request, read.request, { name: 'PASSWORD' });
}

/** POST /login: a form that was filled in. */
export async function login(host: Host, request: Request, url: URL): Promise<Response> {
  const read = readAuthorizeRequest(host, url.searchParams);
  if (!read) return untrusted();
  if (read.error) return errorAt(read.request, read.error);
  const show = (ask: Ask, problem?: string) => page(request, read.request, ask, problem);
  const form = new URLSearchParams(await readBody(request));
  const get = (name: string) => form.get(name) ?? '';
  if (!isOwnForm(request, form)) return show({ name: 'PASSWORD' }, 'The form has expired. Sign in again.');
  const call = managedCall(host, request, read.request.pool, read.request.client);
  const session = get('session');
  try {
    const step = form.has('challenge')
      ? await submitAnswer(call, { challenge: get('challenge'), session, answer: get('answer') })
      : await submitPassword(call, get('username'), get('password'));
    if ('ask' in step) return await show(step.ask);
    const { user, proofs } = step.finished;
    return codeAt(read.request, startSession(call, user, proofs.has('mfa')));
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error;
    return show(askAgain(call, session) ?? { name: 'PASSWORD' }, error.message);
  }
}

async function page(request: Request, read: AuthorizeRequest, ask: Ask, problem = ''): Promise<Response> {
  const { secret, cookie } = giveBrowserSecret(request, read.pool);
  return htmlResponse(await signInPage(read, secret, ask, problem), { cookie, returnsTo: read.redirectUri });
}
