import type { Fault } from '@latchkey/auth';
import { useState } from 'react';
import { faultFrom } from './fault-from.ts';

export interface Task<Input extends readonly unknown[]> {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Does nothing while it is busy. */
  readonly run: (...input: Input) => void;
  /** Clears the fault of the last attempt. */
  readonly clear: () => void;
}

/** A task that a person starts and that takes a while: whether it is running, and why it was refused. */
export function useTask<Input extends readonly unknown[]>(
  work: (...input: Input) => Promise<void>,
): Task<Input> {
  const [{ busy, fault }, setState] = useState<Pick<Task<Input>, 'busy' | 'fault'>>({
    busy: false,
    fault: null,
  });
  return {
    busy,
    fault,
    run(...input) {
      if (busy) return;
      setState({ busy: true, fault: null });
      work(...input).then(
        () => setState({ busy: false, fault: null }),
        (error: unknown) => setState({ busy: false, fault: faultFrom(error) }),
      );
    },
    clear: () => setState({ busy, fault: null }),
  };
}
