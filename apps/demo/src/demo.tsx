import { type Auth, createAuth } from '@latchkey/auth';
import type { Devtools } from '@latchkey/devtools/production';
import { AuthProvider } from '@latchkey/react';
import { lastUsername, SignInOptionsContext } from '@latchkey/ui';
import { late } from '@latchkey/ui/parts';
import { type ReactElement, useState } from 'react';
import { describeBrowser } from './describe-browser.ts';
import { startDevtools } from './devtools/start-devtools.ts';
import type { Stage } from './scenarios/stage.ts';
import type { Settings } from './settings.ts';
import { Shell } from './shell/shell.tsx';
import { createViewTrail, type ViewTrail } from './shell/view-trail.ts';
import { HomeExtra } from './views/home/home-extra.ts';

const Account = late(async () => (await import('./account.ts')).Account);
const DevtoolsToggle = late(async () => (await import('./devtools/devtools-toggle.tsx')).default, {
  isOptional: true,
});
const StageTools = late(async () => (await import('./scenarios/stage-tools.tsx')).default);
const ScenarioBar = late(async () => (await import('./scenarios/scenario-bar.tsx')).default);

export interface Demo {
  readonly auth: Auth;
  readonly trail: ViewTrail;
  readonly settings: Settings;
  /** Null where there is no sandbox to play with. */
  readonly stage: Stage | null;
  readonly devtools: Devtools;
}

/** Starts the session. Once a page: it lives outside of React, so that no render can start it twice. */
export function startDemo(settings: Settings, stage: Stage | null): Demo {
  const { userPoolId, clientId, endpoint, flow } = settings;
  const auth = createAuth({
    userPoolId,
    clientId,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(flow === undefined ? {} : { flow }),
    deviceName: describeBrowser(navigator.userAgent),
    onExpired: 'ask',
    ...(stage && { environment: stage.environment }),
  });
  return { auth, trail: createViewTrail(auth), settings, stage, devtools: startDevtools(auth) };
}

export function DemoPage({ demo }: { readonly demo: Demo }): ReactElement {
  const { settings, stage, devtools } = demo;
  const { flow = 'USER_SRP_AUTH' } = settings;
  const [signInOptions] = useState(() => ({ flow, lastUsername: lastUsername() }));
  return (
    <AuthProvider auth={demo.auth}>
      <SignInOptionsContext.Provider value={signInOptions}>
        <HomeExtra.Provider value={<Account />}>
          <Shell
            trail={demo.trail}
            tools={<DevtoolsToggle devtools={devtools} />}
            above={stage && <ScenarioBar stage={stage} />}
          >
            {stage && <StageTools stage={stage} />}
          </Shell>
        </HomeExtra.Provider>
      </SignInOptionsContext.Provider>
    </AuthProvider>
  );
}
