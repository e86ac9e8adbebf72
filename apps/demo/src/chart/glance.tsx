import layout from 'virtual:chart-layout';
import type { ChartRecorder } from '@latchkey/auth/chart';
import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { GlanceView } from './glance-view.tsx';
import type { Recorders } from './recorders.ts';

/** The chart at the size of a stamp, live: what one gets to see by the button that it is in. */
export default function Glance({
  recorders,
}: {
  readonly recorders: Promise<Recorders>;
}): ReactElement | null {
  const [told, setTold] = useState<ChartRecorder | null>(null);
  useEffect(() => {
    let left = false;
    recorders.then(
      ({ recorder }) => {
        if (!left) setTold(recorder);
      },
      () => undefined, // Offline: there is nothing to draw.
    );
    return () => {
      left = true;
    };
  }, [recorders]);
  return told && <Live recorder={told} />;
}

function Live({ recorder }: { readonly recorder: ChartRecorder }): ReactElement {
  const steps = useSyncExternalStore(recorder.subscribe, recorder.getEntries);
  return <GlanceView layout={layout} active={steps.at(-1)?.active ?? []} />;
}
