import * as v from 'valibot';
import type { Call } from '../call.ts';
import { newTemporaryPassword } from '../ids.ts';
import { applyMfaPreference, mfaPreference, removeTotp } from '../mfa/preference.ts';
import { claimVerified } from '../pool/aliases.ts';
import { recoveryContact } from '../pool/code-contact.ts';
import { deliver } from '../pool/deliver.ts';
import { describeMfa, describeUser } from '../pool/describe-user.ts';
import { invite } from '../pool/invite.ts';
import { makeUser } from '../pool/new-user.ts';
import { checkResettable, setPassword } from '../pool/passwords.ts';
import { deleteUser } from '../pool/pool.ts';
import { deleteAttributes, updateAttributes } from '../pool/update-attributes.ts';
import type { User } from '../pool/user.ts';
import { filteredUsers, readUserFilter } from '../pool/user-filter.ts';
import { describeAuthFactors } from '../sign-in/first-factors.ts';
import { confirmUser } from '../sign-up/confirmation.ts';
import { revokeAll } from '../tokens/revoke.ts';
import { preSignUp } from '../triggers/pre-sign-up.ts';
import { CognitoException, invalidParameter, notAuthorized, userNotFound } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { pageAt, pageToken } from '../wire/page.ts';
import { adminOperation, type Operations, poolOperation } from './operation.ts';

/** Users, for administrators. */
export const adminUsersOperations = {
  /** Adds a user with a temporary password, which is sent unless MessageAction is SUPPRESS. */
  AdminCreateUser: poolOperation(
    {
      Username: member.username,
      TemporaryPassword: v.optional(member.password),
      UserAttributes: v.optional(member.attributes, []),
      MessageAction: v.optional(v.picklist(['RESEND', 'SUPPRESS'])),
      DesiredDeliveryMediums: v.optional(v.array(v.picklist(['EMAIL', 'SMS'])), ['SMS']),
      ValidationData: v.optional(member.attributes, []),
      ClientMetadata: v.optional(member.stringMap),
      ForceAliasCreation: v.optional(v.boolean(), false),
    },
    async (call, input) => {
      const { pool } = call;
      const { minimumLength } = pool.settings.policies.passwordPolicy;
      const user =
        input.MessageAction === 'RESEND'
          ? invitedUser(call, input.Username)
          : makeUser(pool, {
              username: input.Username,
              attributes: input.UserAttributes.map(({ Name, Value }) => [Name, Value]),
              status: 'FORCE_CHANGE_PASSWORD',
            });
      if (input.MessageAction !== 'RESEND') await preSignUp(call, user, 'PreSignUp_AdminCreateUser', input);
      const temporaryPassword =
        input.TemporaryPassword ?? newTemporaryPassword(pool.environment.random, minimumLength);
      await setPassword(pool, user, temporaryPassword, { temporary: true });
      claimVerified(pool, user, user.attributes, input.ForceAliasCreation);
      pool.users.add(user);
      if (input.MessageAction !== 'SUPPRESS') {
        await invite(call, user, temporaryPassword, {
          mediums: input.DesiredDeliveryMediums,
          clientMetadata: input.ClientMetadata,
        });
      }
      return { User: describeUser(user, 'Attributes') };
    },
  ),

  AdminGetUser: adminOperation({}, ({ user }) => ({
    ...describeUser(user, 'UserAttributes'),
    ...describeMfa(user),
  })),

  AdminDeleteUser: adminOperation({}, ({ pool, user }) => {
    deleteUser(pool, user);
    return undefined;
  }),

  /** Confirms a sign-up without its code; that verifies no address. */
  AdminConfirmSignUp: adminOperation(
    { ClientMetadata: v.optional(member.stringMap) },
    async (call, { ClientMetadata }) => {
      const { user } = call;
      if (user.status !== 'UNCONFIRMED') {
        throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
      }
      await confirmUser(call, user, 'PostConfirmation_ConfirmSignUp', ClientMetadata);
      return {};
    },
  ),

  /** Locks a user out and ends all their sign-ins. */
  AdminDisableUser: adminOperation({}, ({ pool, user }) => {
    user.enabled = false;
    revokeAll(pool, user);
    return {};
  }),

  AdminEnableUser: adminOperation({}, ({ user }) => {
    user.enabled = true;
    return {};
  }),

  AdminUpdateUserAttributes: adminOperation(
    { UserAttributes: member.attributes },
    ({ pool, user }, { UserAttributes }) => {
      updateAttributes(pool, user, new Map(UserAttributes.map(({ Name, Value }) => [Name, Value])));
      return {};
    },
  ),

  /** Deletes attributes of a user; required ones are kept. */
  AdminDeleteUserAttributes: adminOperation(
    { UserAttributeNames: v.array(member.attributeName) },
    ({ pool, user }, { UserAttributeNames }) => {
      deleteAttributes(pool, user, UserAttributeNames);
      return {};
    },
  ),

  AdminGetUserAuthFactors: adminOperation({}, ({ pool, user }) => describeAuthFactors(pool, user)),

  /** Removes a user's authenticator app. */
  AdminDeleteSoftwareToken: adminOperation({}, ({ user }) => {
    removeTotp(user);
    return {};
  }),

  /** Sets a password: permanently, or to be replaced at the next sign-in. */
  AdminSetUserPassword: adminOperation(
    { Password: member.password, Permanent: v.optional(v.boolean(), false) },
    async ({ pool, user }, { Password, Permanent }) => {
      await setPassword(pool, user, Password, { temporary: !Permanent });
      user.status = Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
      pool.failedAttempts.forget(user);
      return {};
    },
  ),

  /** Invalidates a user's password until the person sets a new one with the code that is sent. */
  AdminResetUserPassword: adminOperation(
    { ClientMetadata: v.optional(member.stringMap) },
    async (call, { ClientMetadata }) => {
      const { pool, user } = call;
      checkResettable(user);
      const contact = recoveryContact(pool, user);
      if (!contact) throw invalidParameter('User has no verified attributes');
      user.status = 'RESET_REQUIRED';
      await deliver(call, user, {
        purpose: 'forgot-password',
        code: pool.codes.issue(user, 'forgot-password', contact),
        contact,
        source: 'CustomMessage_ForgotPassword',
        clientMetadata: ClientMetadata,
      });
      return {};
    },
  ),

  AdminSetUserMFAPreference: adminOperation(mfaPreference, ({ pool, user }, input) => {
    applyMfaPreference(pool, user, input);
    return {};
  }),

  AdminUserGlobalSignOut: adminOperation({}, ({ pool, user }) => {
    revokeAll(pool, user);
    return {};
  }),

  /** Lists the users of a pool, filtered by one attribute: `email = "a@b.c"`, or by its beginning: `email ^= "a"`. */
  ListUsers: poolOperation(
    {
      Limit: v.optional(member.limit),
      PaginationToken: v.optional(v.string()),
      Filter: v.optional(member.filter, ''),
      AttributesToGet: v.optional(v.array(member.attributeName)),
    },
    ({ pool }, { Limit, PaginationToken, Filter, AttributesToGet }) => {
      const { items, next } = filteredUsers(
        pool.users,
        readUserFilter(Filter),
        pageAt(Limit, PaginationToken),
      );
      return {
        Users: items.map((user) => describeUser(user, 'Attributes', AttributesToGet)),
        PaginationToken: next === undefined ? undefined : pageToken(next),
      };
    },
  ),
} satisfies Operations;

function invitedUser({ pool }: Call, username: string): User {
  const user = pool.users.find(username);
  if (!user) throw userNotFound();
  if (user.status === 'FORCE_CHANGE_PASSWORD') return user;
  throw new CognitoException(
    'UnsupportedUserStateException',
    'Resend not possible. The user is not in FORCE_CHANGE_PASSWORD state',
  );
}
