/**
 * For Playwright tests of an app: a page with a signed-in user, without going through the form.
 *
 * @module
 */
import { fileURLToPath } from 'node:url';
import type { Page, Route } from '@playwright/test';
import type { AuthConfig } from '../api.ts';
import { isObject, isText } from '../checks.ts';
import { hasMethods, requireArgument, takeOptions } from '../require-argument.ts';
import type * as latchkey from '../standalone/index.ts';
import { isFunction } from '../state/take.ts';
import type { AuthState } from '../views.ts';

/** The pool and the app client, as in the app's own `createAuth`: with other values the app finds nobody signed in. */
export type SignedInPool = Pick<AuthConfig, 'userPoolId' | 'clientId' | 'endpoint' | 'flow'>;

/** The views that ask for a code. */
export type CodeView = 'smsCode' | 'emailCode' | 'totpCode';

export interface SignedInUser {
  readonly username: string;
  readonly password: string;
  /** Returns the code of the second step for this view. Called again after a refusal. */
  readonly code?: ((view: CodeView) => string | Promise<string>) | undefined;
}

export interface SignedInOptions {
  /** A URL of the app, absolute or relative to Playwright's `baseURL`: the session is stored at its origin. Default: `/`. */
  readonly app?: string | undefined;
}

/** The globals of this module's page. */
type Signing = typeof globalThis & { latchkey: typeof latchkey; auth: latchkey.Auth };

type Settled = Pick<AuthState, 'view' | 'fault'>;

const SCRIPT = fileURLToPath(new URL('../../dist/standalone/latchkey.js', import.meta.url));
const HTML =
  '<!doctype html><title>Signing in</title><script type="module">import * as latchkey from "./latchkey.js"; globalThis.latchkey = latchkey</script>';
const FOLDER = '__latchkey__/';
const CODES: readonly string[] = ['smsCode', 'emailCode', 'totpCode'] satisfies CodeView[];
const TRIES = 3;

/**
 * Signs the user in at the app's origin and stores the session like the app, encrypted, so that the app's next `page.goto`
 * finds it. It works with a pool of the sandbox and with one on AWS. `storageState` can't carry such a session: its key never
 * leaves the browser. Pages of one browser context share it, so one context for each worker has to sign in only once.
 *
 * The app itself is not loaded: the test answers two URLs of its origin.
 *
 * @example
 * test('shows the orders', async ({ page, pool, sandbox }) => {
 *   const { userPoolId, clientId } = pool;
 *   await signedIn(page, { username: 'ada', password }, { userPoolId, clientId, endpoint: sandbox.endpoint });
 *   await page.goto('/orders');
 * });
 *
 * @throws Error that names the view where the sign-in stopped, and the fault; AuthError `invalid-input`
 */
export async function signedIn(
  page: Page,
  user: SignedInUser,
  pool: SignedInPool,
  options: SignedInOptions = {},
): Promise<void> {
  requireArgument(page, isPage, 'page must be a Playwright page.');
  requireArgument(user, isUser, 'user must have a username and a password; code, if any, is a function.');
  requireArgument(pool, isPool, 'pool must have a userPoolId and a clientId.');
  requireArgument(options, isObject, 'options must be an object with "app", or left out.');
  const { app = '/' } = takeOptions(options, ['app']);
  requireArgument(app, isText, "app must be the app's URL.");
  const base = `${app.replace(/[?#].*/, '').replace(/[^/]*$/, '')}${FOLDER}`;
  await page.route(everything, fulfil);
  try {
    await page.goto(base);
    await page.waitForFunction(() => 'latchkey' in globalThis);
    let state = await submit(page, user, pool);
    for (let tries = 0; isCodeView(state.view) && user.code && tries < TRIES; tries += 1)
      state = await submitCode(page, await user.code(state.view));
    if (state.view !== 'home') throw new Error(stoppedAt(state, user.code !== undefined));
    // Leaves before the routes are removed: nothing of this page keeps running beside the app.
    await page.goto('about:blank');
  } finally {
    await page.unroute(everything, fulfil);
  }
}

const isPage = hasMethods('route', 'unroute', 'goto', 'evaluate', 'waitForFunction');
const isUser = (value: unknown) =>
  isObject(value) &&
  isText(value.username) &&
  isText(value.password) &&
  (value.code === undefined || isFunction(value.code));
const isPool = (value: unknown) => isObject(value) && isText(value.userPoolId) && isText(value.clientId);

const everything = () => true;

/**
 * The test sends requests to the pool, not the browser: Chromium asks for permission before a page that came from no server
 * may reach a server on this computer, such as the sandbox (Local Network Access). Firefox asks nothing and sends them itself:
 * where Playwright drives it over WebDriver BiDi, a test does not see their bodies.
 */
async function fulfil(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname.endsWith(FOLDER)) await route.fulfill({ contentType: 'text/html', body: HTML });
  else if (pathname.endsWith(`${FOLDER}latchkey.js`))
    await route.fulfill({ contentType: 'text/javascript', path: SCRIPT });
  else if (isOfFirefox(route)) await route.continue();
  else await route.fulfill({ response: await route.fetch() });
}

const isOfFirefox = (route: Route) =>
  route.request().frame().page().context().browser()?.browserType().name() === 'firefox';

const isCodeView = (view: string): view is CodeView => CODES.includes(view);

/** Begins the sign-in in the page. */
function submit(page: Page, { username, password }: SignedInUser, pool: SignedInPool): Promise<Settled> {
  return page.evaluate(
    async ({ config, credentials }) => {
      const own = globalThis as Signing;
      const auth = own.latchkey.createAuth(config);
      own.auth = auth;
      if ((await auth.ready()).view === 'home') {
        auth.actions.signOut();
        await own.latchkey.waitFor(auth, 'signedOut');
      }
      auth.actions.signIn(credentials);
      const { view, fault } = await own.latchkey.waitFor(auth, ({ busy }) => !busy, { timeout: 60_000 });
      return { view, fault };
    },
    { config: configOf(pool), credentials: { username, password } },
  );
}

/** Picks its four members, so that an app's whole configuration can be passed. */
const configOf = ({ userPoolId, clientId, endpoint, flow }: SignedInPool): SignedInPool => ({
  userPoolId,
  clientId,
  ...(endpoint && { endpoint }),
  ...(flow && { flow }),
});

function submitCode(page: Page, code: string): Promise<Settled> {
  return page.evaluate(async (typed) => {
    const { auth, latchkey } = globalThis as Signing;
    auth.actions.submitCode(typed);
    const { view, fault } = await latchkey.waitFor(auth, ({ busy }) => !busy, { timeout: 60_000 });
    return { view, fault };
  }, code);
}

function stoppedAt({ view, fault }: Settled, hasCode: boolean): string {
  const refused = fault ? ` It was refused: ${fault.kind}${fault.reason ? ` (${fault.reason})` : ''}.` : '';
  const missing =
    isCodeView(view) && !hasCode ? ' Pass `code`, a function that returns the code of the second step.' : '';
  return `The sign-in stopped at the view "${view}".${refused}${missing}`;
}
