'use client';
import { type StepUpRequest, type StepUpResult, stepUp } from '@latchkey/auth/step-up';
import { useCallback, useRef, useState } from 'react';
import { useAuthClient } from '../use-auth-client.ts';

export type { StepUpRequest, StepUpResult } from '@latchkey/auth/step-up';

export interface StepUpControl {
  /**
   * Asks the signed-in user for the factors that the session lacks: see `stepUp` of `@latchkey/auth/step-up`. Keeps its identity from
   * render to render.
   *
   * @throws AuthError as `stepUp` does
   */
  readonly stepUp: (request: StepUpRequest) => Promise<StepUpResult>;
  /** Whether a step-up of this component is running. */
  readonly isPending: boolean;
  /** The last result of this component; null before the first one, and while one is running. */
  readonly result: StepUpResult | null;
}

const idle = { isPending: false, result: null };

/**
 * Step-up for a component: the function that starts it, and its progress. The components of your sign-in show its views.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function useStepUp(): StepUpControl {
  const auth = useAuthClient();
  const [state, setState] = useState<Omit<StepUpControl, 'stepUp'>>(idle);
  const last = useRef(0);
  const run = useCallback(
    async (request: StepUpRequest) => {
      last.current += 1;
      const number = last.current;
      // A later one has cancelled the one before, whose result is not that of this component any more.
      const set = (next: typeof state) => {
        if (number === last.current) setState(next);
      };
      set({ isPending: true, result: null });
      try {
        const result = await stepUp(auth, request);
        set({ isPending: false, result });
        return result;
      } catch (error) {
        set(idle);
        throw error;
      }
    },
    [auth],
  );
  return { stepUp: run, ...state };
}
