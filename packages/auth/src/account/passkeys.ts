import {
  completeWebAuthnRegistration,
  deleteWebAuthnCredential,
  listWebAuthnCredentials,
  startWebAuthnRegistration,
} from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { AuthError } from '../errors.ts';
import { members, takeText } from '../state/take.ts';
import { attestationToJson, parseCreationOptions } from '../webauthn.ts';
import { dateIn, objectsIn, textIn } from './output.ts';
import { type Page, type PageRequest, pageOf, takePage } from './page.ts';
import { signedIn } from './signed-in.ts';

export interface Passkey {
  readonly credentialId: string;
  readonly name: string;
  readonly relyingPartyId: string;
  readonly createdAt: Date;
}

/**
 * Creates a passkey in the browser and registers it. Call it from a click handler: browsers require one. Source: Cognito API
 * reference, StartWebAuthnRegistration and CompleteWebAuthnRegistration.
 *
 * @throws AuthError `passkey-unsupported`, `passkey-exists`, `passkey-dismissed` or `passkey-invalid` too, `ErrorOf<typeof startWebAuthnRegistration>`
 * or `ErrorOf<typeof completeWebAuthnRegistration>` of `@latchkey/cognito`
 */
export async function registerPasskey(
  auth: Auth,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { signal } = members(options);
  const { client, accessToken, environment } = await signedIn(auth);
  const { credentials } = environment;
  if (!credentials)
    throw new AuthError('passkey-unsupported', 'This browser does not support passkeys on this page.');
  const { credentialCreationOptions } = await startWebAuthnRegistration(client, { accessToken });
  const publicKey = valid(() => parseCreationOptions(credentialCreationOptions));
  const created = await credentials.create({ publicKey, ...(signal && { signal }) }).catch(refuse);
  if (!created) throw dismissed();
  // credentials.create with `publicKey` returns nothing else.
  const credential = valid(() => attestationToJson(created as PublicKeyCredential));
  await completeWebAuthnRegistration(client, { accessToken, credential });
}

/**
 * Lists up to 20 passkeys a page. Source: Cognito API reference, ListWebAuthnCredentials.
 *
 * @throws AuthError, or `ErrorOf<typeof listWebAuthnCredentials>` of `@latchkey/cognito`
 */
export async function listPasskeys(auth: Auth, request: PageRequest = {}): Promise<Page<Passkey>> {
  const { size, next } = takePage(request);
  const { client, accessToken } = await signedIn(auth);
  const { credentials, nextToken } = await listWebAuthnCredentials(client, {
    accessToken,
    maxResults: size,
    nextToken: next,
  });
  const passkeys = objectsIn(credentials).map((credential) => ({
    credentialId: textIn(credential.credentialId) ?? '',
    name: textIn(credential.friendlyCredentialName) ?? '',
    relyingPartyId: textIn(credential.relyingPartyId) ?? '',
    createdAt: dateIn(credential.createdAt) ?? new Date(0),
  }));
  return pageOf(passkeys, nextToken);
}

/**
 * Deletes a passkey from the account. Source: Cognito API reference, DeleteWebAuthnCredential.
 *
 * @throws AuthError, or `ErrorOf<typeof deleteWebAuthnCredential>` of `@latchkey/cognito`
 */
export async function deletePasskey(auth: Auth, credentialId: string): Promise<void> {
  takeText(credentialId);
  const { client, accessToken } = await signedIn(auth);
  await deleteWebAuthnCredential(client, { accessToken, credentialId });
}

const invalid = () =>
  new AuthError(
    'passkey-invalid',
    'The pool sent no valid options for a passkey, or the browser returned no valid passkey: try again, or with another browser.',
  );

const dismissed = () => new AuthError('passkey-dismissed', 'No passkey was created: offer to try again.');

function valid<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw invalid();
  }
}

function refuse(error: unknown): never {
  // Browsers refuse options of another type so.
  if (!(error instanceof DOMException)) throw invalid();
  const { name } = error;
  if (name === 'InvalidStateError') {
    throw new AuthError(
      'passkey-exists',
      'This device already has a passkey for this account: nothing to do.',
    );
  }
  throw name === 'NotAllowedError' || name === 'AbortError' ? dismissed() : error;
}
