/**
 * Metadata of states for observers: tags, and their part of the public state.
 *
 * @module
 */
import type { DeviceStatus, SessionStatus } from '../model.ts';
import type { View } from '../views.ts';

export type AuthTag =
  /** The person is waiting. */
  | 'busy'
  /** The person is busy in another window. */
  | 'popup'
  /** Background work. */
  | 'background'
  | 'form'
  /** The server has asked the person something. */
  | 'challenge'
  /** The person is expected to enter the code of a sign-up or reset. */
  | 'code'
  /** The fault should be shown. */
  | 'error'
  | 'throttled'
  /** A decision that can wait. */
  | 'prompt'
  | 'signedIn'
  | 'signedOut'
  /** The tokens may be unusable. */
  | 'stale'
  | 'offline'
  /** A routing state: never visible from outside. */
  | 'transient';

export interface AuthMeta {
  readonly view?: View;
  readonly session?: SessionStatus;
  readonly device?: DeviceStatus;
}
