import * as v from 'valibot';
import { resourceNotFound } from '../wire/exception.ts';
import { userOperation } from './operation.ts';

export const deleteWebAuthnCredential = userOperation(
  { CredentialId: v.string() },
  ({ user }, { CredentialId }) => {
    if (!user.passkeys.delete(CredentialId)) throw resourceNotFound('Passkey does not exist.');
    return {};
  },
);
