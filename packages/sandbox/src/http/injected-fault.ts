import type { Host } from '../call.ts';
import type { ActiveFault } from '../controls/faults.ts';

/** Whether the caller gets no response. */
export function losesResponse(fault: ActiveFault | undefined): boolean {
  return fault?.rule.kind === 'network' || fault?.rule.kind === 'respond-then-drop';
}

/** Waits as the fault asks. Called after the work is done: that is when a caller may have gone away. */
export async function delayResponse(host: Host, fault: ActiveFault | undefined): Promise<void> {
  if (fault?.rule.kind === 'latency') await host.environment.wait(fault.rule.milliseconds ?? 0);
  if (fault?.rule.kind === 'hold') await fault.released;
}
