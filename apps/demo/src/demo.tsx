import { type Auth, createAuth } from '@latchkey/auth';
import { AuthProvider } from '@latchkey/react';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { ChartDock } from './chart/chart-dock.tsx';
import { type ChartTools, startChart } from './chart/start-chart.ts';
import { describeBrowser } from './describe-browser.ts';
import type { Stage } from './scenarios/stage.ts';
import type { Settings } from './settings.ts';
import { Shell } from './shell/shell.tsx';
import { createViewTrail, type ViewTrail } from './shell/view-trail.ts';
import { lastUsername, SignInOptionsContext } from './sign-in-options.ts';
import { HomeExtra } from './views/home/home-extra.ts';

const Account = lazy(() => import('./account/account.tsx'));
const ChartToggle = lazy(() => import('./chart/chart-toggle.tsx'));
const StageTools = lazy(() => import('./scenarios/stage-tools.tsx'));
const ScenarioBar = lazy(() => import('./scenarios/scenario-bar.tsx'));

export interface Demo {
  readonly auth: Auth;
  readonly trail: ViewTrail;
  readonly settings: Settings;
  /** Null where there is no sandbox to play with. */
  readonly stage: Stage | null;
  readonly chart: ChartTools;
}

/** Starts the session. Once a page: it lives outside of React, so that no render can start it twice. */
export function startDemo(settings: Settings, stage: Stage | null): Demo {
  const { userPoolId, clientId, endpoint, flow } = settings;
  const chart = startChart(stage?.environment.fetch);
  const auth = createAuth({
    userPoolId,
    clientId,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(flow === undefined ? {} : { flow }),
    deviceName: describeBrowser(navigator.userAgent),
    onExpired: 'ask',
    inspect: chart.inspect,
    environment: { ...stage?.environment, fetch: chart.requests.fetch },
  });
  return { auth, trail: createViewTrail(auth), settings, stage, chart };
}

const account = (
  <Suspense>
    <Account />
  </Suspense>
);

export function DemoPage({ demo }: { readonly demo: Demo }): ReactElement {
  const { settings, stage, chart } = demo;
  const { flow = 'USER_SRP_AUTH' } = settings;
  const [signInOptions] = useState(() => ({ flow, lastUsername: lastUsername() }));
  return (
    <AuthProvider auth={demo.auth}>
      <SignInOptionsContext.Provider value={signInOptions}>
        <HomeExtra.Provider value={account}>
          <Shell
            trail={demo.trail}
            tools={
              <Suspense>
                <ChartToggle {...chart} />
              </Suspense>
            }
            above={
              stage && (
                <Suspense>
                  <ScenarioBar stage={stage} />
                </Suspense>
              )
            }
          >
            {stage && (
              <Suspense>
                <StageTools stage={stage} />
              </Suspense>
            )}
            <ChartDock tools={chart} />
          </Shell>
        </HomeExtra.Provider>
      </SignInOptionsContext.Provider>
    </AuthProvider>
  );
}
