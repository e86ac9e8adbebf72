import { createAuth } from '@latchkey/auth';
import { late } from '@latchkey/ui/parts';
import { type ReactElement, useLayoutEffect } from 'react';
import { DemoPage } from './demo.tsx';
import { firstChoice } from './first-choice.ts';
import { keptFocus } from './kept-focus.ts';
import { hasScenarios, isNamed } from './named-pool.ts';
import { BarSpace } from './scenarios/bar-space.tsx';
import { Frame } from './shell/frame.tsx';
import type { Demo } from './start-demo.ts';
import { useRoute } from './use-route.ts';
import { Landing } from './views/landing.tsx';
import { Start } from './views/late-start.ts';

const Gallery = late(async () => (await import('./gallery/gallery.tsx')).default);
const ThemePage = late(async () => (await import('./theme-page/theme-page.tsx')).ThemePage);
const NoPool = late(async () => (await import('./no-pool.tsx')).default);

let started: Promise<Demo | string> | undefined;
const chosen = firstChoice();
const focus = keptFocus();

/** The demo, or the reason why there is none. Started on first use: the gallery needs no pool. */
function demo(): Promise<Demo | string> {
  started ??= start().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  return started;
}

async function start(): Promise<Demo> {
  const { startDemo } = await import('./start-demo.ts');
  return startDemo(createAuth, isNamed);
}

const Started = late(
  async () => {
    const present = await demo();
    if (typeof present === 'string') return () => <NoPool problem={present} />;
    // Nobody can be signed in to a new pool: the first page stays until that is known.
    if (!isNamed) await present.auth.ready();
    chosen.startedWith(present.auth.actions);
    return () => <Present demo={present} />;
  },
  // The first page does not wait for a pool. In a named one somebody may be signed in: then only the frame is certain.
  { Waiting: isNamed ? Waiting : Opening },
);

function Present({ demo: present }: { readonly demo: Demo }): ReactElement {
  useLayoutEffect(() => focus.arrive(present.auth.getState().view !== 'signedOut'), [present]);
  return <DemoPage demo={present} />;
}

function Opening(): ReactElement {
  // Its controls are about to go, with the focus.
  useLayoutEffect(() => () => focus.leave(), []);
  return (
    <Frame above={<BarSpace />}>
      <Landing
        onSignIn={() => chosen.choose('showSignIn')}
        onSignUp={() => chosen.choose('showSignUp')}
        more={<Start />}
      />
    </Frame>
  );
}

function Waiting(): ReactElement {
  return <Frame above={hasScenarios && <BarSpace />} />;
}

export function Root(): ReactElement {
  const [page, card] = useRoute();
  if (page === 'theme') return <ThemePage />;
  return page === 'gallery' ? <Gallery card={card ?? null} /> : <Started />;
}
