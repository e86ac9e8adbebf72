import type { AuthState, View } from '@latchkey/auth';
import { type AuthViews, useAuth } from '@latchkey/react';
import {
  type ComponentType,
  createElement,
  type ReactElement,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react';
import { HasMoved } from '../parts/has-moved.ts';
import { LaterView } from './load-views.ts';
import { SignIn } from './sign-in.tsx';
import { Splash } from './splash.tsx';

/** Your components instead of ours; each gets the state in its view as props. */
export type OwnViews = { readonly [V in View]?: AuthViews[V] };

const firstViews: OwnViews = { splash: Splash, signedOut: SignIn, signIn: SignIn };

export interface ViewsProps {
  readonly views: OwnViews;
  /** Whether it is the page itself, which a step-up leaves as it is. Default: false. */
  readonly isPage?: boolean;
  /** Whether its first view takes the focus as well. Default: false. */
  readonly arrives?: boolean;
}

/** The view of the page itself: `home` during a step-up. */
export const viewOfPage = ({ view, stepUp }: AuthState): View => (stepUp ? 'home' : view);

/**
 * Renders the component of the current view. It stays mounted, with its input, as long as the view is the same.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function Views({ views, isPage, arrives = false }: ViewsProps): ReactElement {
  const shown = useAuth();
  const state = (isPage && shown.stepUp?.home) || shown;
  const { view } = state;
  const View = views[view] ?? firstViews[view] ?? LaterView;
  // Without a page before it, the sign-in form is one component in two views: it keeps what was typed.
  const key = View === SignIn ? 'signIn' : view;
  return (
    <HasMoved.Provider value={useHasMoved(key, arrives)}>
      {/* The tables pair each view with the component for its arm; TypeScript cannot follow that through a lookup. */}
      {createElement(View as ComponentType<AuthState>, { key, ...state })}
    </HasMoved.Provider>
  );
}

/** Returns whether the person came to this view from another step, and not by opening the page. */
function useHasMoved(view: string, arrives: boolean): () => boolean {
  const last = useRef<string>('splash');
  const moved = useRef(arrives);
  // Runs before the effects of the view itself, which read it.
  useLayoutEffect(() => {
    if (last.current !== view && last.current !== 'splash') moved.current = true;
    last.current = view;
  }, [view]);
  return useCallback(() => moved.current, []);
}
