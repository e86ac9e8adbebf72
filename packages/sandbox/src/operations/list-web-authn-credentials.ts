import * as v from 'valibot';
import { page } from '../wire/page.ts';
import { userOperation } from './operation.ts';

const MOST_RESULTS = 20;

export const listWebAuthnCredentials = userOperation(
  {
    MaxResults: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_RESULTS)),
      MOST_RESULTS,
    ),
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
      ...(next === undefined ? {} : { NextToken: next }),
    };
  },
);
