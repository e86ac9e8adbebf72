import type { AuthState } from '@latchkey/auth';
import { useAuth, useAuthClient } from '@latchkey/react';
import { useEffect, useRef } from 'react';

const KEY = 'latchkey-step';

const isStep = (state: unknown): boolean => typeof state === 'object' && state !== null && KEY in state;

/** The way back of a view; null where it has none. */
function wayBack(state: AuthState, hasLanding: boolean): (() => void) | null {
  if (state.view === 'signIn' && !hasLanding) return null;
  if ('back' in state) return state.back;
  if ('cancel' in state) return state.cancel;
  return null;
}

interface StepHistoryProps {
  readonly hasLanding: boolean;
}

/**
 * Makes the browser's Back go back one step. A view with a way back stands on one entry of its own; Back takes that entry, and
 * the view that it leads to gets a new one where it has a way back too. Where a step ends in another way, the entry goes.
 */
export function StepHistory({ hasLanding }: StepHistoryProps): null {
  const auth = useAuthClient();
  const view = useAuth((state) => state.view);
  const hasWay = useAuth((state) => wayBack(state, hasLanding) !== null);

  const address = useRef<string>(undefined);

  useEffect(() => {
    if (view === 'splash') return;
    address.current = location.href;
    if (hasWay && !isStep(history.state)) {
      const before: unknown = history.state;
      history.pushState({ ...(typeof before === 'object' ? before : {}), [KEY]: true }, '');
    } else if (!hasWay && isStep(history.state)) {
      history.back();
    }
  }, [view, hasWay]);

  useEffect(() => {
    const leave = () => {
      // An entry of another address is not ours: a link of the app was followed.
      if (!isStep(history.state) && location.href === address.current)
        wayBack(auth.getState(), hasLanding)?.();
    };
    addEventListener('popstate', leave);
    return () => removeEventListener('popstate', leave);
  }, [auth, hasLanding]);

  return null;
}
