import { describe, expect, test } from 'vitest';
import { tokensOf } from './testing/person.ts';
import { SECRET, startWithFactors } from './testing/second-factors.ts';
import { send } from './testing/wire.ts';

const STEP = 30_000;

describe('a remembered device', () => {
  const deviceConfiguration = { challengeRequiredOnNewDevice: true };

  test('stands in for MFA when it was confirmed in a sign-in that passed MFA', async () => {
    const { ada, totp } = await startWithFactors({ mfa: { totpSecret: SECRET } }, { deviceConfiguration });
    const tokens = tokensOf(await ada.respond(await ada.signInBySrp(), { SOFTWARE_TOKEN_MFA_CODE: totp() }));
    const { device } = await ada.confirmDevice(tokens);
    const asked = await ada.signInBySrp(device);
    expect(asked.ChallengeName).toBe('DEVICE_SRP_AUTH');
    expect(tokensOf(await ada.proveDevice(asked, device)).AccessToken).toBeDefined();
  });

  test('does not when MFA was switched on only later: both are asked', async () => {
    const { sandbox, ada, totp } = await startWithFactors({}, { deviceConfiguration });
    const tokens = tokensOf(await ada.signInBySrp());
    const { device } = await ada.confirmDevice(tokens);
    const { AccessToken } = tokens;
    const { SecretCode } = await send<{ SecretCode: string }>(sandbox, 'AssociateSoftwareToken', {
      AccessToken,
    });
    await send(sandbox, 'VerifySoftwareToken', { AccessToken, UserCode: totp(SecretCode) });
    await send(sandbox, 'SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } });
    sandbox.clock.advance(STEP);
    const asked = await ada.signInBySrp(device);
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const next = await ada.respond(asked, { SOFTWARE_TOKEN_MFA_CODE: totp(SecretCode) });
    expect(next.ChallengeName).toBe('DEVICE_SRP_AUTH');
  });

  test('does not where the pool challenges known devices too', async () => {
    const { ada, totp, sandbox } = await startWithFactors(
      { mfa: { totpSecret: SECRET } },
      { deviceConfiguration: { challengeRequiredOnNewDevice: false } },
    );
    const tokens = tokensOf(await ada.respond(await ada.signInBySrp(), { SOFTWARE_TOKEN_MFA_CODE: totp() }));
    const { device } = await ada.confirmDevice(tokens);
    sandbox.clock.advance(STEP);
    expect((await ada.signInBySrp(device)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  });
});
