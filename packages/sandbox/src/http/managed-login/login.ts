import type { Host } from '../../call.ts';
import { CognitoException } from '../../wire/exception.ts';
import { authorizeEndpoint } from './authorize-endpoint.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { type Ask, signInPage } from './pages.ts';
import { readForm } from './read-form.ts';
import { giveBrowserSecret, htmlResponse, isOwnForm, problem } from './responses.ts';
import { codeAt, sessionFor, startSession } from './session.ts';
import { askAgain, submitAnswer, submitPassword } from './sign-in.ts';

const PATH = '/login';

/** GET /login: the first form of the sign-in page. */
export function loginForm(host: Host, request: Request, url: URL): Promise<Response> {
  return authorizeEndpoint(host, request, { path: PATH, parameters: url.searchParams }, (asked) =>
    page(request, asked, { name: 'PASSWORD' }),
  );
}

/** POST /login: a form that was filled in. */
export async function login(host: Host, request: Request, url: URL): Promise<Response> {
  const form = await readForm(request);
  if (!form) return problem('The form is too long.', 413);
  const get = (name: string) => form.get(name) ?? '';
  const parameters = url.searchParams;
  return authorizeEndpoint(host, request, { path: PATH, parameters }, async (asked, call) => {
    const show = (ask: Ask, alert?: string) => page(request, asked, ask, alert);
    if (!isOwnForm(request, form)) return show({ name: 'PASSWORD' }, 'The form has expired. Sign in again.');
    const alive = form.has('continue') ? sessionFor(request, asked) : undefined;
    if (alive) return codeAt(asked, alive);
    const session = get('session');
    try {
      const step = form.has('challenge')
        ? await submitAnswer(call, { challenge: get('challenge'), session, answer: get('answer') })
        : await submitPassword(call, get('username'), get('password'));
      if ('ask' in step) return await show(step.ask);
      const { user, proofs } = step.finished;
      return codeAt(asked, startSession(call, user, proofs.has('mfa')));
    } catch (error) {
      if (!(error instanceof CognitoException)) throw error;
      return show(askAgain(call, session) ?? { name: 'PASSWORD' }, error.message);
    }
  });
}

async function page(request: Request, asked: AuthorizeRequest, ask: Ask, alert = ''): Promise<Response> {
  const { secret, cookie } = giveBrowserSecret(request, asked.pool);
  const signedIn = asked.prompts.includes('select_account') ? sessionFor(request, asked)?.user : undefined;
  return htmlResponse(await signInPage(asked, { secret, ask, alert, signedIn }), {
    cookie,
    returnsTo: asked.redirectUri,
  });
}
