import { updateAuthEventFeedback } from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { internalsOf } from '../internals.ts';
import { clientOf } from '../services/client.ts';

/** What the link in a notification email of threat protection holds, with the person's answer. */
export interface AuthEventFeedback {
  readonly username: string;
  readonly eventId: string;
  readonly feedbackToken: string;
  /** Whether it was the person who signed in. */
  readonly wasMe: boolean;
}

/**
 * Answers "Was this you?" of a notification email, signed in or not. Source: Cognito API reference, UpdateAuthEventFeedback.
 *
 * @throws AuthError `foreign-auth`, or `ErrorOf<typeof updateAuthEventFeedback>` of `@latchkey/cognito`
 */
export async function sendAuthEventFeedback(
  auth: Auth,
  { username, eventId, feedbackToken, wasMe }: AuthEventFeedback,
): Promise<void> {
  const internals = internalsOf(auth);
  await updateAuthEventFeedback(clientOf(internals), {
    userPoolId: internals.config.userPoolId,
    username,
    eventId,
    feedbackToken,
    feedbackValue: wasMe ? 'Valid' : 'Invalid',
  });
}
