import { late } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';
import { type Demo, DemoPage, startDemo } from './demo.tsx';
import { readSettings } from './settings.ts';
import { useRoute } from './use-route.ts';
import { Splash } from './views/splash.tsx';

const Gallery = late(async () => (await import('./gallery/gallery.tsx')).default, { Waiting: Opening });
const NoPool = late(async () => (await import('./no-pool.tsx')).default);

let started: Promise<Demo | string> | undefined;

/** The demo, or why there is none. Not started before it is looked at: the gallery needs no pool. */
function demo(): Promise<Demo | string> {
  started ??= start().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  return started;
}

async function start(): Promise<Demo> {
  const named = readSettings(location.search, import.meta.env);
  // A pool without a control address is somebody's own: there is nothing to set up in it.
  if (named !== null && named.control === undefined) return startDemo(named, null);
  const { openStage } = await import('./scenarios/stage.ts');
  const stage = await openStage(location.search, named);
  return startDemo(stage.settings, stage);
}

const Started = late(
  async () => {
    const present = await demo();
    return () => (typeof present === 'string' ? <NoPool problem={present} /> : <DemoPage demo={present} />);
  },
  { Waiting: Opening },
);

function Opening(): ReactElement {
  return (
    <main className="main lone">
      <Splash />
    </main>
  );
}

export function Root(): ReactElement {
  const [page, card] = useRoute();
  return page === 'gallery' ? <Gallery card={card ?? null} /> : <Started />;
}
