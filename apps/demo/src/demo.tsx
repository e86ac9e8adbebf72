import { AuthProvider } from '@latchkey/react';
import { late, lateChunk } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';
import { BarSpace } from './scenarios/bar-space.tsx';
import { Shell } from './shell/shell.tsx';
import type { Demo } from './start-demo.ts';
import { PoolContext } from './views/home/pool-context.ts';

const DevtoolsToggle = late(async () => (await import('./devtools/devtools-toggle.tsx')).default, {
  isOptional: true,
});
const stageParts = lateChunk(() => import('./scenarios/stage-parts.ts'));
const StageTools = stageParts.part((parts) => parts.StageTools);
const ScenarioBar = stageParts.part((parts) => parts.ScenarioBar, { Waiting: BarSpace });

/** Cognito does not reveal what a pool supports. */
const ownPool = { accountSettings: async () => undefined, keepsManagedLogin: false };

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
