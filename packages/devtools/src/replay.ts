import type { DevtoolsOptions } from './devtools.ts';
import { createReportFrame } from './frame.ts';

export { ReportError } from './report.ts';

/** A report that is shown. */
export interface Replay {
  /** Called when the panel opens or closes. Gives what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly isOpen: () => boolean;
  readonly unmount: () => void;
}

/**
 * Shows a report that "Copy as a report" has made, in a panel of its own: each of its steps, on the chart of this release.
 *
 * @throws ReportError `invalid-report`
 */
export function replayReport(text: string, options: Pick<DevtoolsOptions, 'side'> = {}): Replay {
  const { isOpen, listen, leave, remove } = createReportFrame(text, options);
  return {
    isOpen,
    subscribe(listener) {
      listen(listener);
      return () => leave(listener);
    },
    unmount: remove,
  };
}
