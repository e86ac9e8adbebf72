import type { AuthState } from '@latchkey/auth';
import { useAuth, useAuthClient } from '@latchkey/react';
import { useEffect, useRef } from 'react';

const KEY = 'latchkey-step';

const isStep = (state: unknown): boolean => typeof state === 'object' && state !== null && KEY in state;

/** Returns the way back from a view; null if there is none. */
function wayBack(state: AuthState, hasLanding: boolean): (() => void) | null {
  if (state.view === 'signIn' && !hasLanding) return null;
  // Its steps are in front of the page that the person would go back to.
  if (state.stepUp && 'cancel' in state) return state.cancel;
  if ('back' in state) return state.back;
  if ('cancel' in state) return state.cancel;
  return null;
}

interface StepHistoryProps {
  readonly hasLanding: boolean;
}

/**
 * Makes the browser's Back button go back one step. A view with a way back has its own history entry. Back removes that
 * entry, and the previous view gets a new one if it has a way back, too. If a step ends in another way, its entry is removed.
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
      // The address has changed: the person followed a link of the app, so the entry is not ours.
      if (!isStep(history.state) && location.href === address.current)
        wayBack(auth.getState(), hasLanding)?.();
    };
    addEventListener('popstate', leave);
    return () => removeEventListener('popstate', leave);
  }, [auth, hasLanding]);

  return null;
}
