import * as v from 'valibot';
import type { ClientCall } from '../call.ts';
import { checkWritable } from '../pool/attribute-permissions.ts';
import { checkOwnAttributes, checkRequiredAttributes } from '../pool/attributes.ts';
import { allowsFlow } from '../pool/client-settings.ts';
import { makeUser } from '../pool/new-user.ts';
import { checkPolicy, setPassword } from '../pool/passwords.ts';
import type { User } from '../pool/user.ts';
import { checkSecretHash } from '../sign-in/parameters.ts';
import type { PendingChallenge } from '../sign-in/pending-challenges.ts';
import { confirmUser, sendSignUpCode, verifyContact } from '../sign-up/confirmation.ts';
import { continuation } from '../sign-up/continuation.ts';
import { namedUser } from '../sign-up/named-user.ts';
import { simulatedDelivery } from '../sign-up/simulated.ts';
import { preSignUp } from '../triggers/pre-sign-up.ts';
import { expiredConfirmationCode, invalidParameter, notAuthorized } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { clientOperation, type Operations } from './operation.ts';

/** Registers a person and confirms the registration. */
export const signUpOperations = {
  /** Registers a person, who then confirms an address with the code that is sent. */
  SignUp: clientOperation(
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
      checkWritable(call.client, attributes.keys());
      checkRequiredAttributes(call.pool, user.attributes);
      const { autoConfirmUser } = await preSignUp(call, user, 'PreSignUp_SignUp', input);
      if (input.Password !== undefined) await setPassword(call.pool, user, input.Password);
      user.firstSignInPending = true;
      call.pool.users.add(user);
      if (autoConfirmUser)
        await confirmUser(call, user, 'PostConfirmation_ConfirmSignUp', input.ClientMetadata);
      const codeSent = autoConfirmUser
        ? undefined
        : await sendSignUpCode(call, user, {
            purpose: 'sign-up',
            source: 'CustomMessage_SignUp',
            clientMetadata: input.ClientMetadata,
          });
      return {
        UserConfirmed: autoConfirmUser,
        UserSub: user.sub,
        CodeDeliveryDetails: codeSent,
        ...continuation(call, user, input.Username, autoConfirmUser ? 'AUTO_SIGN_IN' : 'SIGN_UP'),
      };
    },
  ),

  /** Confirms a sign-up, and returns a Session for the first sign-in; Amplify expects it without sending SignUp's. */
  ConfirmSignUp: clientOperation(
    {
      Username: member.username,
      ConfirmationCode: member.confirmationCode,
      ForceAliasCreation: v.optional(v.boolean(), false),
      SecretHash: v.optional(member.secretHash),
      Session: v.optional(member.session),
      ClientMetadata: v.optional(member.stringMap),
    },
    async (call, input) => {
      const { codes, hourlyLimits } = call.pool;
      const user = namedUser(call, input);
      if (!user) throw expiredConfirmationCode();
      hourlyLimits.count(user, 'ConfirmSignUp');
      if (user.status !== 'UNCONFIRMED') {
        throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
      }
      const pending = input.Session === undefined ? undefined : pendingSignUp(call, user, input.Session);
      const contact = codes.check(user, 'sign-up', input.ConfirmationCode);
      verifyContact(call, user, contact, { force: input.ForceAliasCreation });
      codes.use(user, 'sign-up');
      await confirmUser(call, user, 'PostConfirmation_ConfirmSignUp', input.ClientMetadata);
      if (pending) pending.used = true;
      return continuation(call, user, input.Username, 'AUTO_SIGN_IN');
    },
  ),

  /** Sends another sign-up code; the previous one stops working. */
  ResendConfirmationCode: clientOperation(
    {
      Username: member.username,
      SecretHash: v.optional(member.secretHash),
      ClientMetadata: v.optional(member.stringMap),
    },
    async (call, input) => {
      const user = namedUser(call, input);
      if (!user) return { CodeDeliveryDetails: simulatedDelivery(call.pool, input.Username) };
      if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
      call.pool.hourlyLimits.count(user, 'ResendConfirmationCode');
      const details = await sendSignUpCode(call, user, {
        purpose: 'resend',
        source: 'CustomMessage_ResendCode',
        clientMetadata: input.ClientMetadata,
      });
      if (!details) throw invalidParameter('Cannot resend codes. Auto verification not turned on.');
      return { CodeDeliveryDetails: details };
    },
  ),
} satisfies Operations;

// A password is only optional if there is another first factor.
function checkPassword({ pool, client }: ClientCall, password: string | undefined): void {
  const { passwordPolicy, signInPolicy } = pool.settings.policies;
  if (password !== undefined) checkPolicy(passwordPolicy, password);
  const isPasswordless = signInPolicy.allowedFirstAuthFactors.some((factor) => factor !== 'PASSWORD');
  if (password === undefined && !(isPasswordless && allowsFlow(client.settings, 'ALLOW_USER_AUTH'))) {
    throw invalidParameter('Password is required for this user pool.');
  }
}

function pendingSignUp({ pool, client }: ClientCall, user: User, session: string): PendingChallenge {
  const pending = pool.challenges.bySession(session, client.clientId);
  if (pending.question.name === 'SIGN_UP' && pending.signIn.user === user) return pending;
  throw notAuthorized('Invalid session for the user.');
}
