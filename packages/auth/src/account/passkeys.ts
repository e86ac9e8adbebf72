import {
  completeWebAuthnRegistration,
  deleteWebAuthnCredential,
  listWebAuthnCredentials,
  startWebAuthnRegistration,
} from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { AuthError } from '../errors.ts';
import { takeOptions } from '../require-argument.ts';
import { maybeSignal } from '../require-signal.ts';
import { takeText } from '../state/take.ts';
import { type Attestation, attestationToJson, nameOf, parseCreationOptions } from '../webauthn.ts';
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
  const { signal } = takeOptions(options, ['signal']);
  maybeSignal(signal);
  const { client, accessToken, environment, vault } = await signedIn(auth);
  const username = vault.session.held().session?.username;
  const { credentials } = environment;
  if (!credentials) throw unsupported();
  const { credentialCreationOptions } = await startWebAuthnRegistration(client, { accessToken });
  const publicKey = valid(() => parseCreationOptions(credentialCreationOptions));
  const created = await credentials.create({ publicKey, ...(signal && { signal }) }).catch(refuse);
  if (!created) throw dismissed();
  // credentials.create with `publicKey` returns nothing else.
  const credential = valid(() => attestationToJson(created as Attestation));
  // The dialog may outlast the token. Whoever has signed in meanwhile cannot complete it.
  const renewed = await auth.getAccessToken().catch(() => null);
  const isSame = vault.session.held().session?.username === username;
  await completeWebAuthnRegistration(client, {
    accessToken: (isSame && renewed) || accessToken,
    credential,
  });
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

const invalid = (cause = '') =>
  new AuthError(
    'passkey-invalid',
    `The pool sent no valid options for a passkey, or the browser returned no valid passkey${cause}: try again, or with another browser.`,
  );

const dismissed = () => new AuthError('passkey-dismissed', 'No passkey was created: offer to try again.');

const unsupported = () =>
  new AuthError('passkey-unsupported', 'This browser does not support passkeys on this page.');

function valid<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw invalid();
  }
}

function refuse(error: unknown): never {
  switch (nameOf(error)) {
    case 'InvalidStateError':
      throw new AuthError(
        'passkey-exists',
        'This device already has a passkey for this account: nothing to do.',
      );
    case 'NotAllowedError':
    case 'AbortError':
      throw dismissed();
    case 'NotSupportedError':
      throw unsupported();
    default:
      // A SecurityError: the relying party id of the pool is not of this page. Options of another type are a TypeError.
      throw invalid(error instanceof DOMException ? ` (${error.name})` : '');
  }
}
