import layout from 'virtual:chart-layout';
import type { ChartRecorder } from '@latchkey/auth/chart';
import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { GlanceView } from './glance-view.tsx';

/** The chart at the size of a stamp, live: what one gets to see by the button that it is in. */
export default function Glance({
  recorder,
}: {
  readonly recorder: Promise<ChartRecorder>;
}): ReactElement | null {
  const [told, setTold] = useState<ChartRecorder | null>(null);
  useEffect(() => {
    let left = false;
    recorder.then(
      (value) => {
        if (!left) setTold(value);
      },
      () => undefined, // Offline: there is nothing to draw.
    );
    return () => {
      left = true;
    };
  }, [recorder]);
  return told && <Live recorder={told} />;
}

function Live({ recorder }: { readonly recorder: ChartRecorder }): ReactElement {
  const steps = useSyncExternalStore(recorder.subscribe, recorder.getSteps);
  return <GlanceView layout={layout} active={steps.at(-1)?.active ?? []} />;
}
