import type { AuthState } from '@latchkey/auth';
import { type AuthViews, useAuth } from '@latchkey/react';
import { type ComponentType, createElement, type ReactElement } from 'react';
import { LaterView } from './load-views.ts';
import { SignIn } from './sign-in.tsx';

export interface ViewsProps {
  /** The views that are the app's own: what it shows before and behind the sign-in, and any other in place of ours. */
  readonly views: Pick<AuthViews, 'splash' | 'signedOut' | 'home'> & Partial<AuthViews>;
}

/**
 * Renders the component of the present view. It stays mounted, with what was typed, as long as the view is the same.
 *
 * @throws Error outside of an `AuthProvider`.
 */
export function Views({ views }: ViewsProps): ReactElement {
  const state = useAuth();
  const View = views[state.view] ?? (state.view === 'signIn' ? SignIn : LaterView);
  // The tables pair each view with the component for its arm; TypeScript cannot follow that through a lookup.
  return createElement(View as ComponentType<AuthState>, { key: state.view, ...state });
}
