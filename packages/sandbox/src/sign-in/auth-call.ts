import type { ClientCall } from '../operations/operation.ts';
import type { Strings } from '../triggers/events.ts';

/** A call of a sign-in. */
export interface AuthCall extends ClientCall {
  /**
   * ClientMetadata for the triggers that run after the first step: that of RespondToAuthChallenge. InitiateAuth's own
   * reaches the pre authentication and user migration triggers only.
   */
  readonly clientMetadata: Strings | undefined;
}
