import type { Call } from '../call.ts';
import type { User } from '../pool/user.ts';
import type { Strings } from './events.ts';
import { eventAttributes, optionalStrings, runTrigger } from './run.ts';
import type { TriggerSource } from './sources.ts';

/** Runs the post confirmation trigger for a user who has just been confirmed. */
export async function postConfirmation(
  call: Call,
  user: User,
  source: TriggerSource<'postConfirmation'>,
  clientMetadata: Strings | undefined,
): Promise<void> {
  await runTrigger(call, 'postConfirmation', {
    source,
    userName: user.username,
    request: {
      userAttributes: eventAttributes(user),
      ...optionalStrings('clientMetadata', clientMetadata),
    },
    response: {},
  });
}
