import * as v from 'valibot';
import { checkOwnAttributes, checkRequiredAttributes } from '../pool/attributes.ts';
import { allowsFlow } from '../pool/client-settings.ts';
import { makeUser } from '../pool/new-user.ts';
import { checkPolicy, setPassword } from '../pool/passwords.ts';
import type { User } from '../pool/user.ts';
import { checkSecretHash } from '../sign-in/parameters.ts';
import { confirmUser, sendSignUpCode } from '../sign-up/confirmation.ts';
import { continuation } from '../sign-up/continuation.ts';
import { preSignUp } from '../sign-up/pre-sign-up.ts';
import { invalidParameter, notAuthorized } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { type ClientCall, clientOperation } from './operation.ts';

/** Registers a person, who then confirms an address by the code that was sent. */
export const signUp = clientOperation(
  {
    Username: member.username,
    Password: v.optional(member.password),
    UserAttributes: v.optional(member.attributes, []),
    ValidationData: v.optional(member.attributes, []),
    SecretHash: v.optional(member.secretHash),
    ClientMetadata: v.optional(member.stringMap),
  },
  async (call, input) => {
    checkSecretHash(call.client, input.Username, input.SecretHash);
    if (call.pool.settings.adminCreateUserConfig.allowAdminCreateUserOnly) {
      throw notAuthorized('SignUp is not permitted for this user pool');
    }
    checkPassword(call, input.Password);
    const attributes = new Map(input.UserAttributes.map(({ Name, Value }) => [Name, Value]));
    checkOwnAttributes(attributes);
    const user = makeUser(call.pool, {
      username: input.Username,
      attributes,
      status: 'UNCONFIRMED',
    });
    checkRequiredAttributes(call.pool, user.attributes);
    const { autoConfirmUser } = await preSignUp(call, user, input);
    if (input.Password !== undefined) await setPassword(call.pool, user, input.Password);
    user.firstSignInPending = true;
    call.pool.users.add(user);
    if (autoConfirmUser)
      await confirmUser(call, user, 'PostConfirmation_ConfirmSignUp', input.ClientMetadata);
    return {
      UserConfirmed: autoConfirmUser,
      UserSub: user.sub,
      ...(autoConfirmUser ? {} : await codeSent(call, user, input.ClientMetadata)),
      ...continuation(call, user, input.Username, autoConfirmUser ? 'AUTO_SIGN_IN' : 'SIGN_UP'),
    };
  },
);

// Only where another first factor than the password exists can a person do without one.
function checkPassword({ pool, client }: ClientCall, password: string | undefined): void {
  const { passwordPolicy, signInPolicy } = pool.settings.policies;
  if (password !== undefined) checkPolicy(passwordPolicy, password);
  const isPasswordless = signInPolicy.allowedFirstAuthFactors.some((factor) => factor !== 'PASSWORD');
  if (password === undefined && !(isPasswordless && allowsFlow(client.settings, 'ALLOW_USER_AUTH'))) {
    throw invalidParameter('Password is required for this user pool.');
  }
}

async function codeSent(call: ClientCall, user: User, clientMetadata: Record<string, string> | undefined) {
  const details = await sendSignUpCode(call, user, {
    purpose: 'sign-up',
    source: 'CustomMessage_SignUp',
    clientMetadata,
  });
  return details ? { CodeDeliveryDetails: details } : {};
}
