import type { AuthCall, Host } from '../../../call.ts';
import { CognitoException } from '../../../wire/exception.ts';
import { authorizeEndpoint } from '../authorize-endpoint.ts';
import type { AuthorizeRequest } from '../authorize-request.ts';
import { readForm } from '../read-form.ts';
import { giveBrowserSecret, htmlResponse, isOwnForm, problem } from '../responses.ts';
import type { Html } from './shell.ts';

/** A request for a page, with the data that the page is made from. */
export interface Visit {
  readonly request: Request;
  readonly asked: AuthorizeRequest;
  readonly call: AuthCall;
  /** The browser's secret, which every form of the page contains. */
  readonly secret: string;
}

type Shown = Html | Response;

/** A page whose forms post to its own URL. Every URL of a sign-in has the parameters of /oauth2/authorize. */
export interface FormPage {
  readonly path: string;
  /** Renders the page, with an error if there was one. */
  show(visit: Visit, alert: string): Shown | Promise<Shown>;
  /** Handles a form. Exceptions of the pool show the page again. */
  submit(visit: Visit, fields: Fields): Shown | Promise<Shown>;
  /** Renders the page after an exception, if it differs from `show`. */
  refused?(visit: Visit, fields: Fields, exception: CognitoException): Shown | Promise<Shown>;
}

/** Returns the value of a field; empty if it is missing. */
export type Fields = (name: string) => string;

type Handler = (host: Host, request: Request, url: URL) => Promise<Response>;

const EXPIRED = 'The form has expired. Try again.';

/** The handlers of a page, for GET and POST. */
export function formPage(page: FormPage): { get: Handler; post: Handler } {
  const { path } = page;
  return {
    get: (host, request, url) =>
      authorizeEndpoint(host, request, { path, parameters: url.searchParams }, (asked, call) =>
        respond({ request, asked, call }, (visit) => page.show(visit, '')),
      ),
    async post(host, request, url) {
      const form = await readForm(request);
      if (!form) return problem('The form is too long.', 413);
      const fields: Fields = (name) => form.get(name) ?? '';
      return authorizeEndpoint(host, request, { path, parameters: url.searchParams }, (asked, call) =>
        respond({ request, asked, call }, (visit) =>
          isOwnForm(request, form) ? handle(page, visit, fields) : page.show(visit, EXPIRED),
        ),
      );
    },
  };
}

async function handle(page: FormPage, visit: Visit, fields: Fields): Promise<Shown> {
  try {
    return await page.submit(visit, fields);
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error;
    return page.refused?.(visit, fields, error) ?? page.show(visit, error.message);
  }
}

async function respond(
  { request, asked, call }: Omit<Visit, 'secret'>,
  run: (visit: Visit) => Shown | Promise<Shown>,
): Promise<Response> {
  const { secret, cookie } = giveBrowserSecret(request, asked.pool);
  const shown = await run({ request, asked, call, secret });
  if (shown instanceof Response) return shown;
  return htmlResponse(shown, { cookie, returnsTo: asked.redirectUri });
}
