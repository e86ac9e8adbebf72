import { updateAuthEventFeedback } from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { internalsOf } from '../internals.ts';
import { clientOf } from '../services/client.ts';
import { members, takeText } from '../state/take.ts';

/** The parameters of the link in a threat protection email, with the person's answer. */
export interface AuthEventFeedback {
  readonly username: string;
  readonly eventId: string;
  readonly feedbackToken: string;
  /** Whether the person signed in themselves. */
  readonly wasMe: boolean;
}

/**
 * Answers "Was this you?" in a notification email; works signed in or not. Source: Cognito API reference,
 * UpdateAuthEventFeedback.
 *
 * @throws AuthError `foreign-auth`, or `ErrorOf<typeof updateAuthEventFeedback>` of `@latchkey/cognito`
 */
export async function sendAuthEventFeedback(auth: Auth, feedback: AuthEventFeedback): Promise<void> {
  const internals = internalsOf(auth);
  const { username, eventId, feedbackToken, wasMe } = members(feedback);
  await updateAuthEventFeedback(clientOf(internals), {
    userPoolId: internals.config.userPoolId,
    username: takeText(username),
    eventId: takeText(eventId),
    feedbackToken: takeText(feedbackToken),
    feedbackValue: wasMe ? 'Valid' : 'Invalid',
  });
}
