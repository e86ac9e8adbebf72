import { describe, expect, test } from 'vitest';
import { tokensOf } from './testing/person.ts';
import { SECRET, startWithFactors } from './testing/second-factors.ts';
import { send } from './testing/wire.ts';

const invalid = (message: string) => ({ type: 'InvalidParameterException', message });
const on = { Enabled: true };
const preferred = { Enabled: true, PreferredMfa: true };

/** Ada has a phone number and an authenticator app, both on. */
async function start() {
  const { sandbox, ada, totp } = await startWithFactors({
    attributes: { phone_number: '+15555550100' },
    mfa: { enabled: ['SMS_MFA'], totpSecret: SECRET, preferred: 'SMS_MFA' },
  });
  const chosen = await ada.respond(await ada.signInBySrp(), {
    SMS_MFA_CODE: sandbox.outbox.latest('ada')?.code ?? '',
  });
  const { AccessToken } = tokensOf(chosen);
  const call = <T = object>(operation: string, body: object = {}) =>
    send<T>(sandbox, operation, { AccessToken, ...body });
  const set = (preference: object) => call('SetUserMFAPreference', preference);
  const settings = async () => {
    const { PreferredMfaSetting = null, UserMFASettingList = [] } = await call<{
      PreferredMfaSetting?: string;
      UserMFASettingList?: string[];
    }>('GetUser');
    return [PreferredMfaSetting, UserMFASettingList];
  };
  return { sandbox, ada, totp, set, settings };
}

describe('SetUserMFAPreference', () => {
  test('changes nothing if one of its members is wrong', async () => {
    const { set, settings } = await start();
    const before = await settings();
    expect(before).toEqual(['SMS_MFA', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']]);
    await expect(
      set({ SMSMfaSettings: preferred, SoftwareTokenMfaSettings: preferred }),
    ).rejects.toMatchObject(invalid('Only one MFA method can be preferred.'));
    await expect(
      set({ SMSMfaSettings: { Enabled: false }, SoftwareTokenMfaSettings: { PreferredMfa: true } }),
    ).rejects.toMatchObject(invalid('A preferred MFA method has to be enabled.'));
    await expect(set({ SMSMfaSettings: { Enabled: false }, EmailMfaSettings: on })).rejects.toMatchObject(
      invalid('User does not have delivery config set to turn on EMAIL_OTP'),
    );
    await expect(set({ SMSMfaSettings: { Enabled: false }, WebAuthnMfaSettings: on })).rejects.toMatchObject(
      invalid('Passkeys are not multi-factor in this user pool.'),
    );
    expect(await settings()).toEqual(before);
  });

  test('leaves alone what it does not name, and prefers nothing that is off', async () => {
    const { set, settings } = await start();
    await set({ SoftwareTokenMfaSettings: on, WebAuthnMfaSettings: { Enabled: false } });
    expect(await settings()).toEqual(['SMS_MFA', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']]);
    await set({ SMSMfaSettings: on });
    expect(await settings()).toEqual([null, ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']]);
    await set({ SoftwareTokenMfaSettings: preferred });
    expect(await settings()).toEqual(['SOFTWARE_TOKEN_MFA', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']]);
    await set({ SoftwareTokenMfaSettings: { Enabled: false } });
    expect(await settings()).toEqual([null, ['SMS_MFA']]);
  });
});

describe('AdminDeleteSoftwareToken', () => {
  const remove = ({ sandbox }: Awaited<ReturnType<typeof start>>) =>
    send(sandbox, 'AdminDeleteSoftwareToken', { UserPoolId: sandbox.userPoolId, Username: 'ada' });

  test('ends the preference for the app, and no other', async () => {
    const pool = await start();
    await remove(pool);
    expect(await pool.settings()).toEqual(['SMS_MFA', ['SMS_MFA']]);
    const other = await start();
    await other.set({ SoftwareTokenMfaSettings: preferred });
    await remove(other);
    expect(await other.settings()).toEqual([null, ['SMS_MFA']]);
  });

  test('leaves no right code to a sign-in under way', async () => {
    const pool = await start();
    await pool.set({ SoftwareTokenMfaSettings: preferred });
    const asked = await pool.ada.signInBySrp();
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const right = { SOFTWARE_TOKEN_MFA_CODE: pool.totp() };
    await remove(pool);
    await expect(pool.ada.respond(asked, right)).rejects.toMatchObject({ type: 'CodeMismatchException' });
  });
});
