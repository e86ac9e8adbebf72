import type { Auth, AuthConfig, createAuth } from '@latchkey/auth';
import type { Devtools } from '@latchkey/devtools/production';
import type { SignInOptions } from '@latchkey/ui';
import { describeBrowser } from './describe-browser.ts';
import { startDevtools } from './devtools/start-devtools.ts';
import { openStage, type Stage } from './scenarios/stage.ts';
import { readSettings, type Settings } from './settings.ts';

export interface Demo {
  readonly auth: Auth;
  /** Buttons beside the sign-in form. */
  readonly providers: SignInOptions['providers'];
  readonly settings: Settings;
  /** Null if there is no sandbox. */
  readonly stage: Stage | null;
  readonly devtools: Devtools;
}

/**
 * Opens the pool and starts the session and its devtools, once per page: they exist outside of React, so that no render can start them
 * twice.
 *
 * @param create - `createAuth`, already loaded by the page
 * @param isNamed - whether the URL or the build names a pool
 * @throws Error if the settings are wrong or the sandbox does not respond
 */
export async function startDemo(create: typeof createAuth, isNamed: boolean): Promise<Demo> {
  const named = isNamed ? readSettings(location.search, import.meta.env, location.hostname) : null;
  // A pool without a control address is a real one: there is nothing to set up in it.
  if (named !== null && named.control === undefined) return startSession(create, named, null);
  const stage = await openStage(location.search, named);
  return startSession(create, stage.settings, stage);
}

async function startSession(
  create: typeof createAuth,
  settings: Settings,
  stage: Stage | null,
): Promise<Demo> {
  const { userPoolId, clientId, endpoint, flow, domain } = settings;
  const options: AuthConfig = {
    userPoolId,
    clientId,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(flow === undefined ? {} : { flow }),
    deviceName: describeBrowser(navigator.userAgent),
    onExpired: 'ask',
    ...stage?.options,
  };
  if (domain === undefined) {
    const auth = create(options);
    return { auth, providers: undefined, settings, stage, devtools: startDevtools(auth) };
  }
  const { startManaged, providersOf } = await import('./managed-login.ts');
  const auth = startManaged(options, domain);
  const { scenario } = stage ?? {};
  const providers = providersOf(settings, scenario ?? {});
  if (scenario?.signsInSilently) {
    void auth.ready().then(({ view }) => {
      if (view === 'signedOut') auth.actions.signInSilently();
    });
  }
  return { auth, providers, settings, stage, devtools: startDevtools(auth) };
}
