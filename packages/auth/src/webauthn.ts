/**
 * Conversions of WebAuthn's JSON forms (Web Authentication Level 3, sections 5.1.8 to 5.1.10), by hand: browsers before 2025
 * lack `parseRequestOptionsFromJSON` and `toJSON`.
 *
 * @module
 */
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { attempt } from './browser/attempt.ts';

const descriptors = (
  list: readonly PublicKeyCredentialDescriptorJSON[] = [],
): PublicKeyCredentialDescriptor[] =>
  // Cognito sends only the type and transports that the browser registered.
  list.map((item) => ({ ...item, id: fromBase64Url(item.id) }) as PublicKeyCredentialDescriptor);

/** @param json - CREDENTIAL_REQUEST_OPTIONS of a WEB_AUTHN challenge */
export function parseRequestOptions(json: string): PublicKeyCredentialRequestOptions {
  const {
    challenge,
    allowCredentials,
    extensions: _,
    ...rest
  } = JSON.parse(json) as PublicKeyCredentialRequestOptionsJSON;
  return {
    ...(rest as Omit<PublicKeyCredentialRequestOptions, 'challenge'>),
    challenge: fromBase64Url(challenge),
    allowCredentials: descriptors(allowCredentials),
  };
}

/** @param options - CredentialCreationOptions of StartWebAuthnRegistration */
export function parseCreationOptions(options: object): PublicKeyCredentialCreationOptions {
  // The service model calls it a document; its content is between Cognito and the browser.
  const {
    challenge,
    user,
    excludeCredentials,
    extensions: _,
    ...rest
  } = options as PublicKeyCredentialCreationOptionsJSON;
  return {
    ...(rest as Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user'>),
    challenge: fromBase64Url(challenge),
    user: { ...user, id: fromBase64Url(user.id) },
    excludeCredentials: descriptors(excludeCredentials),
  };
}

function common(credential: PublicKeyCredential) {
  // `id` is the same by definition (Web Authentication Level 3, section 5.1).
  const id = toBase64Url(credential.rawId);
  const authenticatorAttachment = attempt(() => credential.authenticatorAttachment);
  return {
    id,
    rawId: id,
    type: 'public-key',
    ...(authenticatorAttachment && { authenticatorAttachment }),
    clientExtensionResults: {},
  };
}

/** The result of `credentials.get` with `publicKey`. */
export type Assertion = PublicKeyCredential & { readonly response: AuthenticatorAssertionResponse };

/** The result of `credentials.create` with `publicKey`. */
export type Attestation = PublicKeyCredential & { readonly response: AuthenticatorAttestationResponse };

/** Returns the AuthenticationResponseJSON: the answer to WEB_AUTHN. */
export function assertionToJson(credential: Assertion): object {
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
  return {
    ...common(credential),
    response: {
      clientDataJSON: toBase64Url(clientDataJSON),
      authenticatorData: toBase64Url(authenticatorData),
      signature: toBase64Url(signature),
      ...(userHandle && { userHandle: toBase64Url(userHandle) }),
    },
  };
}

/**
 * Returns the RegistrationResponseJSON: the credential of CompleteWebAuthnRegistration. All members but the attestation
 * repeat parts of it; password managers that replace the browser's dialog leave the getters out, or let them throw.
 */
export function attestationToJson(credential: Attestation): Record<string, unknown> {
  const { response } = credential;
  const authenticatorData = attempt(() => response.getAuthenticatorData());
  const publicKeyAlgorithm = attempt(() => response.getPublicKeyAlgorithm());
  const publicKey = attempt(() => response.getPublicKey());
  return {
    ...common(credential),
    response: {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      attestationObject: toBase64Url(response.attestationObject),
      transports: attempt(() => response.getTransports()) ?? [],
      ...(authenticatorData && { authenticatorData: toBase64Url(authenticatorData) }),
      ...(publicKeyAlgorithm !== null && { publicKeyAlgorithm }),
      ...(publicKey && { publicKey: toBase64Url(publicKey) }),
    },
  };
}

/**
 * Returns the name of what `navigator.credentials` rejected with. It need not be a DOMException: password managers that replace
 * the browser's dialog throw errors of their own with its names.
 */
export const nameOf = (error: unknown): unknown => attempt(() => (Object(error) as Partial<Error>).name);
