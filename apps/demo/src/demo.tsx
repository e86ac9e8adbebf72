import { type Auth, createAuth } from '@latchkey/auth';
import { AuthProvider } from '@latchkey/react';
import { lastUsername, SignInOptionsContext } from '@latchkey/ui';
import { late } from '@latchkey/ui/parts';
import { type ReactElement, useState } from 'react';
import { type ChartTools, startChart } from './chart/start-chart.ts';
import { describeBrowser } from './describe-browser.ts';
import type { Stage } from './scenarios/stage.ts';
import type { Settings } from './settings.ts';
import { Shell } from './shell/shell.tsx';
import { createViewTrail, type ViewTrail } from './shell/view-trail.ts';
import { HomeExtra } from './views/home/home-extra.ts';

const Account = late(async () => (await import('./account.ts')).Account);
const ChartToggle = late(async () => (await import('./chart/chart-parts.tsx')).Toggle, { isOptional: true });
const ChartDock = late(async () => (await import('./chart/chart-parts.tsx')).Dock, { isOptional: true });
const StageTools = late(async () => (await import('./scenarios/stage-tools.tsx')).default);
const ScenarioBar = late(async () => (await import('./scenarios/scenario-bar.tsx')).default);

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
    environment: { ...stage?.environment, fetch: chart.fetch },
  });
  return { auth, trail: createViewTrail(auth), settings, stage, chart };
}

export function DemoPage({ demo }: { readonly demo: Demo }): ReactElement {
  const { settings, stage, chart } = demo;
  const { flow = 'USER_SRP_AUTH' } = settings;
  const [signInOptions] = useState(() => ({ flow, lastUsername: lastUsername() }));
  return (
    <AuthProvider auth={demo.auth}>
      <SignInOptionsContext.Provider value={signInOptions}>
        <HomeExtra.Provider value={<Account />}>
          <Shell
            trail={demo.trail}
            tools={<ChartToggle {...chart} />}
            above={stage && <ScenarioBar stage={stage} />}
          >
            {stage && <StageTools stage={stage} />}
            <ChartDock {...chart} />
          </Shell>
        </HomeExtra.Provider>
      </SignInOptionsContext.Provider>
    </AuthProvider>
  );
}
