import { describe, expect, test } from 'vitest';
import { SandboxOptionsError, totpCode } from '../index.ts';
import { createSandbox } from '../sandbox.ts';
import { Person, tokensOf } from '../testing/person.ts';
import { PASSWORD, SECRET, startWithFactors } from '../testing/second-factors.ts';
import { send } from '../testing/wire.ts';

const STEP = 30_000;

describe('the code of an authenticator app', () => {
  test.each([
    [5, 0],
    ['', 0],
    ['!ABCDEFG', 0],
    ['ABCDEFG!', 0],
    ['ABCDEFG1', 0],
    [SECRET, Number.NaN],
  ])('of the secret %j at %d does not exist', (secret, at) => {
    const code = () => totpCode(secret as string, at);
    expect(code).toThrow(SandboxOptionsError);
    expect(code).toThrow('secret: must be Base32, and the time milliseconds');
  });

  test('is that of RFC 6238, appendix B, of which it has the last six digits', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(totpCode(secret, 59_000)).toBe('287082');
    expect(totpCode(secret, 1_111_111_109_000)).toBe('081804');
  });

  test('is the same for a secret in small letters, in groups or padded', () => {
    const code = totpCode('JBSWY3DPEHPK3PXP', STEP);
    for (const secret of ['jbswy3dpehpk3pxp', 'JBSW Y3DP EHPK 3PXP', 'JBSWY3DPEHPK3PXP==']) {
      expect(totpCode(secret, STEP)).toBe(code);
    }
  });
});

describe('a code, once used,', () => {
  async function start() {
    const { sandbox, ada } = await startWithFactors({ mfa: { totpSecret: SECRET } });
    const began = sandbox.clock.now();
    /** Answers with the code of so many steps after the first. */
    const answer = async (step: number) =>
      ada.respond(await ada.signInBySrp(), {
        SOFTWARE_TOKEN_MFA_CODE: totpCode(SECRET, began + step * STEP),
      });
    return { sandbox, answer };
  }
  const used = { type: 'ExpiredCodeException', message: 'Your software token has already been used once' };

  test('of a clock that is late leaves the current one', async () => {
    const { answer } = await start();
    expect(tokensOf(await answer(-1)).AccessToken).toBeDefined();
    expect(tokensOf(await answer(0)).AccessToken).toBeDefined();
  });

  test('uses up those before it', async () => {
    const { answer } = await start();
    expect(tokensOf(await answer(0)).AccessToken).toBeDefined();
    await expect(answer(-1)).rejects.toMatchObject(used);
  });

  test('of a clock that is early is used when its time comes', async () => {
    const { sandbox, answer } = await start();
    expect(tokensOf(await answer(1)).AccessToken).toBeDefined();
    sandbox.clock.advance(STEP);
    await expect(answer(1)).rejects.toMatchObject(used);
    expect(tokensOf(await answer(2)).AccessToken).toBeDefined();
  });
});

test('a new secret comes from the random source of the sandbox', async () => {
  const random = (length: number) => new Uint8Array(length).fill(7);
  const sandbox = await createSandbox({ random, users: [{ username: 'ada', password: PASSWORD }] });
  const { AccessToken } = tokensOf(
    await new Person(sandbox, 'ada', PASSWORD).initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD }),
  );
  const { SecretCode } = await send<{ SecretCode: string }>(sandbox, 'AssociateSoftwareToken', {
    AccessToken,
  });
  // 32 bytes of 7.
  expect(SecretCode).toBe('A4DQOBYHA4DQOBYHA4DQOBYHA4DQOBYHA4DQOBYHA4DQOBYHA4DQ');
});
