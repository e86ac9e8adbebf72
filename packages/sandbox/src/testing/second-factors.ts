import { totpCode } from '../mfa/totp.ts';
import type { PoolOptions, SeedUser } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { frozen } from './frozen.ts';
import { Person } from './person.ts';

export const PASSWORD = 'Correct-horse-1';
/** Of an authenticator app, Base32. */
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** A pool with every second factor, and Ada in it. */
export async function startWithFactors(user: Partial<SeedUser>, userPool: PoolOptions['userPool'] = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: {
      mfaConfiguration: 'OPTIONAL',
      enabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      ...userPool,
    },
    users: [{ username: 'ada', password: PASSWORD, ...user }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const code = () => sandbox.outbox.latest('ada')?.code ?? '';
  const totp = (secret = SECRET) => totpCode(secret, sandbox.clock.now());
  return { sandbox, ada, code, totp };
}
