import * as v from 'valibot';
import { newTemporaryPassword } from '../../ids.ts';
import { deliver } from '../../pool/deliver.ts';
import { describeUser } from '../../pool/describe-user.ts';
import { makeUser } from '../../pool/new-user.ts';
import { setPassword } from '../../pool/passwords.ts';
import type { Contact } from '../../pool/pool-settings.ts';
import type { User } from '../../pool/user.ts';
import { CognitoException, userNotFound } from '../../wire/exception.ts';
import * as member from '../../wire/members.ts';
import { type Call, poolOperation } from '../operation.ts';

const MEDIUMS: Record<'EMAIL' | 'SMS', Contact> = { EMAIL: 'email', SMS: 'phone_number' };

/** Adds a user with a temporary password, which is sent unless MessageAction is SUPPRESS. */
export const adminCreateUser = poolOperation(
  {
    Username: member.username,
    TemporaryPassword: v.optional(member.password),
    UserAttributes: v.optional(member.attributes, []),
    MessageAction: v.optional(v.picklist(['RESEND', 'SUPPRESS'])),
    DesiredDeliveryMediums: v.optional(v.array(v.picklist(['EMAIL', 'SMS'])), ['SMS']),
    ClientMetadata: v.optional(member.stringMap),
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
    const temporaryPassword =
      input.TemporaryPassword ?? newTemporaryPassword(pool.environment.random, minimumLength);
    await setPassword(pool, user, temporaryPassword, { temporary: true });
    pool.users.add(user);
    if (input.MessageAction !== 'SUPPRESS') {
      await invite(call, user, temporaryPassword, input.DesiredDeliveryMediums, input.ClientMetadata);
    }
    return { User: describeUser(user, 'Attributes') };
  },
);

function invitedUser({ pool }: Call, username: string): User {
  const user = pool.users.find(username);
  if (!user) throw userNotFound();
  if (user.status === 'FORCE_CHANGE_PASSWORD') return user;
  throw new CognitoException(
    'UnsupportedUserStateException',
    'Resend not possible. The user is not in FORCE_CHANGE_PASSWORD state',
  );
}

async function invite(
  call: Call,
  user: User,
  temporaryPassword: string,
  mediums: readonly ('EMAIL' | 'SMS')[],
  clientMetadata: Record<string, string> | undefined,
): Promise<void> {
  // A pool with no phone number to write to writes an e-mail, so that the password can be read somewhere.
  const wanted = [...mediums.map((medium) => MEDIUMS[medium]), ...Object.values(MEDIUMS)];
  const contact = wanted.find((candidate) => user.attributes.has(candidate));
  if (!contact) return;
  await deliver(call, user, {
    purpose: 'invitation',
    code: temporaryPassword,
    contact,
    source: 'CustomMessage_AdminCreateUser',
    clientMetadata,
  });
}
