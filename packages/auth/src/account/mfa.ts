import {
  associateSoftwareToken,
  setUserMfaPreference as setAtCognito,
  verifySoftwareToken,
} from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { isText, oneOf } from '../checks.ts';
import { AuthError } from '../errors.ts';
import type { TotpSetup } from '../model.ts';
import { takeOptions } from '../require-argument.ts';
import { totpSetup } from '../services/totp.ts';
import { maybe, takeText } from '../state/take.ts';
import { typedCode } from '../typed-code.ts';
import { textIn } from './output.ts';
import { signedIn } from './signed-in.ts';

/** `preferred` is on, and asked for first, without a choice. */
export type MfaPreference = 'off' | 'on' | 'preferred';

/**
 * Starts the setup of an authenticator app: show the secret, or the URI as a QR code, then call {@link finishTotpSetup} with
 * the first code. Source: Cognito API reference, AssociateSoftwareToken.
 *
 * @throws AuthError, or `ErrorOf<typeof associateSoftwareToken>` of `@latchkey/cognito`
 */
export async function startTotpSetup(auth: Auth): Promise<TotpSetup> {
  const { client, accessToken, config, vault } = await signedIn(auth);
  const { secretCode } = await associateSoftwareToken(client, { accessToken });
  const username = vault.session.held().session?.username ?? '';
  return totpSetup(config.totpIssuer ?? config.userPoolId, username, textIn(secretCode) ?? '');
}

/**
 * Finishes the setup of an authenticator app. It does not turn the factor on: {@link setMfaPreference} does. Source: Cognito
 * API reference, VerifySoftwareToken.
 *
 * @param deviceName - shown with the challenge as FRIENDLY_DEVICE_NAME
 * @throws AuthError, `code-refused` too, or `ErrorOf<typeof verifySoftwareToken>` of `@latchkey/cognito`
 */
export async function finishTotpSetup(auth: Auth, code: string, deviceName?: string): Promise<void> {
  const userCode = typedCode(takeText(code));
  const friendlyDeviceName = maybe(deviceName, isText) ?? undefined;
  const { client, accessToken } = await signedIn(auth);
  const input = { accessToken, userCode, friendlyDeviceName };
  const { status } = await verifySoftwareToken(client, input);
  if (status !== 'SUCCESS')
    throw new AuthError('code-refused', 'The code is wrong. Wait for the next one in the authenticator app.');
}

/**
 * Turns second factors on or off; those left out do not change. Source: Cognito API reference, SetUserMFAPreference.
 *
 * @throws AuthError, or `ErrorOf<typeof setUserMfaPreference>` of `@latchkey/cognito`
 */
export async function setMfaPreference(
  auth: Auth,
  preferences: {
    readonly totp?: MfaPreference;
    readonly sms?: MfaPreference;
    readonly email?: MfaPreference;
    /** Whether a passkey sign-in counts as two factors; needs another second factor. WebAuthnMfaSettings. */
    readonly passkey?: Exclude<MfaPreference, 'preferred'>;
  },
): Promise<void> {
  const { totp, sms, email, passkey } = takeOptions(preferences, ['totp', 'sms', 'email', 'passkey']);
  const forPasskey = maybe(passkey, oneOf(['off', 'on']));
  const wanted = {
    softwareTokenMfaSettings: settings(totp),
    smsMfaSettings: settings(sms),
    emailMfaSettings: settings(email),
    webAuthnMfaSettings: forPasskey ? { enabled: forPasskey === 'on' } : undefined,
  };
  const { client, accessToken } = await signedIn(auth);
  await setAtCognito(client, { accessToken, ...wanted });
}

const isPreference = oneOf<MfaPreference>(['off', 'on', 'preferred']);

function settings(given: MfaPreference | undefined) {
  const preference = maybe(given, isPreference);
  return preference ? { enabled: preference !== 'off', preferredMfa: preference === 'preferred' } : undefined;
}
