import { isObject } from '../checks.ts';
import { requireArgument } from '../require-argument.ts';
import type { AuthState } from '../views.ts';

const isState = (value: unknown) => isObject(value) && typeof value.view === 'string';

/** @throws AuthError `invalid-input` */
export function requireState(state: Pick<AuthState, 'view'>): void {
  requireArgument(state, isState, 'state must be what useAuth() or auth.getState() returns.');
}
