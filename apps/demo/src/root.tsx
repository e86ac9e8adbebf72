import { lazy, type ReactElement, Suspense } from 'react';
import { type Demo, DemoPage, startDemo } from './demo.tsx';
import { readSettings } from './settings.ts';
import { useRoute } from './use-route.ts';

const Gallery = lazy(() => import('./gallery/gallery.tsx'));
const NoPool = lazy(() => import('./no-pool.tsx'));

let started: Demo | string | null | undefined;

/** The demo, or why there is none. Not started before it is looked at: the gallery needs no pool. */
function demo(): Demo | string | null {
  if (started === undefined) {
    try {
      const settings = readSettings(location.search, import.meta.env);
      started = settings && startDemo(settings);
    } catch (error) {
      started = error instanceof Error ? error.message : String(error);
    }
  }
  return started;
}

export function Root(): ReactElement {
  return (
    <Suspense>
      <Page />
    </Suspense>
  );
}

function Page(): ReactElement {
  const [page, card] = useRoute();
  if (page === 'gallery') return <Gallery card={card ?? null} />;
  const present = demo();
  return present === null || typeof present === 'string' ? (
    <NoPool problem={present} />
  ) : (
    <DemoPage demo={present} />
  );
}
