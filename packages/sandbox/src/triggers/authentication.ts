import type { AuthCall } from '../call.ts';
import type { User } from '../pool/user.ts';
import type { Strings } from './events.ts';
import { eventAttributes, optionalStrings, runTrigger } from './run.ts';

/** Lets the pre authentication trigger refuse a sign-in by throwing. */
export async function preAuthentication(
  call: AuthCall,
  username: string,
  user: User | undefined,
  validationData: Strings | undefined,
): Promise<void> {
  await runTrigger(call, 'preAuthentication', {
    source: 'PreAuthentication_Authentication',
    userName: user?.username ?? username,
    request: {
      userAttributes: user ? eventAttributes(user) : {},
      ...optionalStrings('validationData', validationData),
      ...(user ? {} : { userNotFound: true }),
    },
    response: {},
  });
}

/** Informs the post authentication trigger about a sign-in that is about to return tokens. */
export async function postAuthentication(call: AuthCall, user: User, newDeviceUsed: boolean): Promise<void> {
  await runTrigger(call, 'postAuthentication', {
    source: 'PostAuthentication_Authentication',
    userName: user.username,
    request: {
      userAttributes: eventAttributes(user),
      newDeviceUsed,
      ...optionalStrings('clientMetadata', call.clientMetadata),
    },
    response: {},
  });
}
