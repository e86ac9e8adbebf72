import * as v from 'valibot';
import { registrationCredential } from '../passkeys/credential.ts';
import { completePasskey, startPasskey } from '../passkeys/register.ts';
import { resourceNotFound } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { page } from '../wire/page.ts';
import { type Operations, userOperation } from './operation.ts';

const MOST_RESULTS = 20;

/** The caller's passkeys. */
export const passkeysOperations = {
  /** Options for `navigator.credentials.create`, as a JSON object. */
  StartWebAuthnRegistration: userOperation({}, ({ pool, client, user }) => ({
    CredentialCreationOptions: startPasskey(pool, client, user),
  })),

  /** Registers the passkey from `navigator.credentials.create`, as a JSON object. */
  CompleteWebAuthnRegistration: userOperation(
    { Credential: registrationCredential },
    async ({ pool, client, user }, { Credential }) => {
      await completePasskey(pool, client, user, Credential);
      return {};
    },
  ),

  ListWebAuthnCredentials: userOperation(
    {
      MaxResults: v.optional(member.pageSize(0, MOST_RESULTS), MOST_RESULTS),
      NextToken: v.optional(v.string()),
    },
    ({ user }, { MaxResults, NextToken }) => {
      const { items, next } = page([...user.passkeys.values()], MaxResults, NextToken);
      return {
        Credentials: items.map((passkey) => ({
          CredentialId: passkey.credentialId,
          FriendlyCredentialName: passkey.friendlyName,
          RelyingPartyId: passkey.relyingPartyId,
          AuthenticatorAttachment: passkey.attachment,
          AuthenticatorTransports: passkey.transports,
          CreatedAt: passkey.createdAt / 1000,
        })),
        NextToken: next,
      };
    },
  ),

  DeleteWebAuthnCredential: userOperation({ CredentialId: v.string() }, ({ user }, { CredentialId }) => {
    if (!user.passkeys.delete(CredentialId)) throw resourceNotFound('Passkey does not exist.');
    return {};
  }),
} satisfies Operations;
