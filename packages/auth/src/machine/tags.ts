/**
 * What a state says about itself to those who look at it: tags, and the part that it has in the public state.
 *
 * @module
 */
import type { DeviceStatus, SessionStatus } from '../model.ts';
import type { View } from '../views.ts';

export type AuthTag =
  /** The person waits. */
  | 'busy'
  /** Another window has what the person waits for. */
  | 'popup'
  /** Silent work. */
  | 'background'
  | 'form'
  /** The server asked the person for something. */
  | 'challenge'
  /** The person fetches the code of a sign-up or of a reset. */
  | 'code'
  /** The fault is to be shown. */
  | 'error'
  | 'throttled'
  /** A decision that can wait. */
  | 'prompt'
  | 'signedIn'
  | 'signedOut'
  /** The tokens may be unusable. */
  | 'stale'
  | 'offline'
  /** A router: never seen from outside. */
  | 'transient';

export interface AuthMeta {
  readonly view?: View;
  readonly session?: SessionStatus;
  readonly device?: DeviceStatus;
}
