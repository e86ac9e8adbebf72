import { type Auth, type AuthConfig, createAuth } from '@latchkey/auth';
import type { Devtools } from '@latchkey/devtools/production';
import { AuthProvider } from '@latchkey/react';
import type { SignInOptions } from '@latchkey/ui';
import { late, lateChunk } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';
import { BarSpace } from './scenarios/bar-space.tsx';
import type { Stage } from './scenarios/stage.ts';
import type { Settings } from './settings.ts';
import { Shell } from './shell/shell.tsx';
import { PoolContext } from './views/home/pool-context.ts';

const DevtoolsToggle = late(async () => (await import('./devtools/devtools-toggle.tsx')).default, {
  isOptional: true,
});
const stageParts = lateChunk(() => import('./scenarios/stage-parts.ts'));
const StageTools = stageParts.part((parts) => parts.StageTools);
const ScenarioBar = stageParts.part((parts) => parts.ScenarioBar, { Waiting: BarSpace });

export interface Demo {
  readonly auth: Auth;
  /** Buttons beside the sign-in form. */
  readonly providers: SignInOptions['providers'];
  readonly settings: Settings;
  /** Null if there is no sandbox. */
  readonly stage: Stage | null;
  readonly devtools: Devtools;
}

/** Starts the session. Once per page: it exists outside of React, so that no render can start it twice. */
export async function startDemo(settings: Settings, stage: Stage | null): Promise<Demo> {
  const { describeBrowser, startDevtools } = await import('./start-parts.ts');
  const { userPoolId, clientId, endpoint, flow, domain } = settings;
  const options: AuthConfig = {
    userPoolId,
    clientId,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(flow === undefined ? {} : { flow }),
    deviceName: describeBrowser(navigator.userAgent),
    onExpired: 'ask',
    ...(stage && { environment: stage.environment }),
  };
  if (domain === undefined) {
    const auth = createAuth(options);
    return { auth, providers: undefined, settings, stage, devtools: startDevtools(auth) };
  }
  const { startManaged, providersOf } = await import('./managed-login.ts');
  const auth = startManaged(options, domain);
  const providers = providersOf(settings, stage?.scenario ?? {});
  return { auth, providers, settings, stage, devtools: startDevtools(auth) };
}

/** Cognito does not say what a pool has. */
const ownPool = { secondSteps: async () => undefined };

export function DemoPage({ demo }: { readonly demo: Demo }): ReactElement {
  const { settings, stage, devtools, providers } = demo;
  return (
    <AuthProvider auth={demo.auth}>
      <PoolContext.Provider value={stage ?? ownPool}>
        <Shell
          isLive
          {...(settings.flow && { defaultFlow: settings.flow })}
          {...(providers && { providers })}
          {...(settings.keepSignedIn && { keepSignedIn: settings.keepSignedIn })}
          tools={<DevtoolsToggle devtools={devtools} />}
          above={stage && <ScenarioBar stage={stage} />}
        >
          {stage && <StageTools stage={stage} />}
        </Shell>
      </PoolContext.Provider>
    </AuthProvider>
  );
}
