import type { Fault } from '@latchkey/auth';
import { useCallback, useEffect, useState } from 'react';
import { faultFrom } from './fault-from.ts';

export interface Loaded<Data> {
  /** Null until loaded; during a reload, the previous data. */
  readonly data: Data | null;
  readonly fault: Fault | null;
  readonly reload: () => void;
}

/** Loads data when the component mounts, on request, and whenever `key` changes. `load` must keep its identity. */
export function useLoaded<Data>(load: () => Promise<Data>, key?: string | null): Loaded<Data> {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Pick<Loaded<Data>, 'data' | 'fault'>>({ data: null, fault: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn or key loads again.
  useEffect(() => {
    let left = false;
    load().then(
      (data) => {
        if (!left) setState({ data, fault: null });
      },
      (error: unknown) => {
        if (!left) setState((before) => ({ data: before.data, fault: faultFrom(error) }));
      },
    );
    return () => {
      left = true;
    };
  }, [load, turn, key]);
  return { ...state, reload: useCallback(() => setTurn((before) => before + 1), []) };
}
