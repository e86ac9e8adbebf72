import * as v from 'valibot';
import type { User } from '../pool/user.ts';
import type { PendingChallenge } from '../sign-in/pending-challenges.ts';
import { confirmUser, verifyContact } from '../sign-up/confirmation.ts';
import { continuation } from '../sign-up/continuation.ts';
import { namedUser } from '../sign-up/named-user.ts';
import { expiredConfirmationCode, notAuthorized } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { type ClientCall, clientOperation } from './operation.ts';

/** Confirms a sign-up, and gives a Session for the first sign-in; Amplify expects it without sending SignUp's. */
export const confirmSignUp = clientOperation(
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
);

function pendingSignUp({ pool, client }: ClientCall, user: User, session: string): PendingChallenge {
  const pending = pool.challenges.bySession(session, client.clientId);
  if (pending.question.name === 'SIGN_UP' && pending.signIn.user === user) return pending;
  throw notAuthorized('Invalid session for the user.');
}
