import { requireArgument, takeOptions } from '@latchkey/auth/ui';
import type { DevtoolsOptions } from './devtools.ts';
import { createReportFrame } from './frame.ts';
import { isObject } from './is-object.ts';

export { ReportError } from './report.ts';

/** A report on screen. */
export interface Replay {
  /** Calls the listener when the panel opens or closes. Returns a function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly isOpen: () => boolean;
  readonly unmount: () => void;
}

/**
 * Shows a report from "Copy as a report" in its own panel: each of its steps, on the chart of this release.
 *
 * @throws ReportError `invalid-report`; AuthError `invalid-input` for its options
 */
export function replayReport(text: string, options: Pick<DevtoolsOptions, 'side'> = {}): Replay {
  requireArgument(options, isObject, 'options must be an object with "side", or left out.');
  takeOptions(options, ['side']);
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
