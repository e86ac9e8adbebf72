'use client';
import type { StateOf, View } from '@latchkey/auth';
import { requireArgument } from '@latchkey/auth/ui';
import { type ComponentType, createElement, type ReactElement } from 'react';
import { useAuth } from './use-auth.ts';

/** A component for every view, whose props are the state in that view. A missing view does not compile. */
export type AuthViews = { readonly [V in View]: ComponentType<StateOf<V>> };

export interface AuthSwitchProps {
  readonly views: AuthViews;
}

/**
 * Renders the component of the current view. It stays mounted, with its input, as long as the view is the same.
 *
 * @throws Error outside of an `AuthProvider`; AuthError `invalid-input` if the view has no component
 */
export function AuthSwitch({ views }: AuthSwitchProps): ReactElement {
  const state = useAuth();
  requireArgument(
    views,
    () => Boolean(views[state.view]),
    `views must have a component for the view "${state.view}".`,
  );
  return show(views, state);
}

function show<V extends View>(views: Pick<AuthViews, V>, state: StateOf<V>): ReactElement {
  // Two views may share one component: the key keeps their fields apart.
  return createElement<StateOf<V>>(views[state.view], { key: state.view, ...state });
}
