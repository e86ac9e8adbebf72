import { isPage } from '../http/managed-login/routes.ts';
import type { Pool } from '../pool/pool.ts';
import { CookieJar } from './cookie-jar.ts';
import { fillIn, type ManagedLoginPerson } from './fill-in.ts';
import { type Page, readPage } from './forms.ts';

/**
 * A browser at the managed login pages of a pool, for tests: it follows redirects and fills in forms, in process or at the server,
 * and keeps the cookies of the session.
 */
export interface ManagedLoginBrowser {
  /**
   * Opens a URL of the domain, such as /oauth2/authorize or /logout, and goes through all pages that follow like the person
   * would. Codes are read from the pool's outbox, or from the person's authenticator app.
   *
   * @param person - May be left out if no page is expected, as with `prompt=none`.
   * @returns The URL that the browser is finally sent to: the app's redirect or logout URL, with its parameters.
   * @throws {@link ManagedLoginError} at a page that the person cannot get past
   */
  open(url: string | URL, person?: ManagedLoginPerson): Promise<URL>;
  /** Deletes all cookies, like a new private window. */
  clearCookies(): void;
}

/** Thrown at a managed login page that the person of a test could not get past. */
export class ManagedLoginError extends Error {
  /** `refused`: the page shows an error for an answer. `unanswered`: it asks for something that the person does not have. */
  readonly code: 'refused' | 'unanswered';
  /** The heading of the page. */
  readonly page: string;

  constructor(code: ManagedLoginError['code'], page: string, message: string) {
    super(message);
    this.name = 'ManagedLoginError';
    this.code = code;
    this.page = page;
  }
}

const MOST_STEPS = 30;

interface Step {
  readonly url: URL;
  /** The fields of a form to send. */
  readonly form?: URLSearchParams;
}

/** Opens a browser without cookies. */
export function openBrowser(
  pool: Pool,
  fetch: (request: Request) => Promise<Response>,
  endpoint: () => string,
): ManagedLoginBrowser {
  const jar = new CookieJar();

  const isOwn = (url: URL) => url.origin === new URL(endpoint()).origin && isPage(url.pathname);

  async function send({ url, form }: Step): Promise<Response> {
    const headers = new Headers();
    if (jar.header !== undefined) headers.set('cookie', jar.header);
    const response = await fetch(
      new Request(url, { headers, redirect: 'manual', ...(form ? { method: 'POST', body: form } : {}) }),
    );
    jar.take(response);
    return response;
  }

  async function open(start: string | URL, person?: ManagedLoginPerson): Promise<URL> {
    let step: Step = { url: new URL(start, endpoint()) };
    for (let count = 0; count < MOST_STEPS; count += 1) {
      const response = await send(step);
      const location = response.headers.get('location');
      if (location !== null) {
        const url = new URL(location, step.url);
        if (!isOwn(url)) return url;
        step = { url };
      } else {
        step = next(pool, readPage(await response.text()), step.url, person);
      }
    }
    throw new ManagedLoginError(
      'unanswered',
      '',
      'The sign-in did not end: the pages keep leading to each other.',
    );
  }

  return { open, clearCookies: () => jar.clear() };
}

function next(pool: Pool, page: Page, at: URL, person: ManagedLoginPerson | undefined): Step {
  const { title, alert } = page;
  if (alert !== '') throw new ManagedLoginError('refused', title, `The page "${title}" says: ${alert}`);
  const step = person && fillIn(pool, page, person);
  if (!step) {
    throw new ManagedLoginError(
      'unanswered',
      title,
      `The page "${title}" asks for something that the person does not have.`,
    );
  }
  if ('href' in step) return { url: new URL(step.href, at) };
  return { url: new URL(step.action ?? at, at), form: step.form };
}
