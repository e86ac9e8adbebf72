import { type Auth, createAuth } from '@latchkey/auth';
import { AuthProvider } from '@latchkey/react';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { describeBrowser } from './describe-browser.ts';
import type { Settings } from './settings.ts';
import { Shell } from './shell/shell.tsx';
import { createViewTrail, type ViewTrail } from './shell/view-trail.ts';
import { lastUsername, rememberUsername, SignInOptionsContext } from './sign-in-options.ts';
import { HomeExtra } from './views/home/home-extra.ts';

const Account = lazy(() => import('./account/account.tsx'));
const Messages = lazy(() => import('./messages/messages.tsx'));

export interface Demo {
  readonly auth: Auth;
  readonly trail: ViewTrail;
  readonly settings: Settings;
}

/** Starts the session. Once a page: it lives outside of React, so that no render can start it twice. */
export function startDemo(settings: Settings): Demo {
  const { userPoolId, clientId, endpoint, flow } = settings;
  const auth = createAuth({
    userPoolId,
    clientId,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(flow === undefined ? {} : { flow }),
    deviceName: describeBrowser(navigator.userAgent),
    onExpired: 'ask',
  });
  rememberUsername(auth);
  return { auth, trail: createViewTrail(auth), settings };
}

const account = (
  <Suspense>
    <Account />
  </Suspense>
);

export function DemoPage({ demo }: { readonly demo: Demo }): ReactElement {
  const { control, flow = 'USER_SRP_AUTH', userPoolId } = demo.settings;
  const [signInOptions] = useState(() => ({ flow, lastUsername: lastUsername() }));
  return (
    <AuthProvider auth={demo.auth}>
      <SignInOptionsContext.Provider value={signInOptions}>
        <HomeExtra.Provider value={account}>
          <Shell trail={demo.trail}>
            {control !== undefined && (
              <Suspense>
                <Messages control={control} userPoolId={userPoolId} />
              </Suspense>
            )}
          </Shell>
        </HomeExtra.Provider>
      </SignInOptionsContext.Provider>
    </AuthProvider>
  );
}
