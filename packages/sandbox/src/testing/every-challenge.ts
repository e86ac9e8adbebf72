import { totpCode } from '../mfa/totp.ts';
import type { PoolOptions, SeedUser } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { frozen } from './frozen.ts';
import { Person } from './person.ts';

export const PASSWORD = 'Correct-horse-1';
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const attributes = { email: 'ada@example.com', phone_number: '+15555550100' };
const FIRST_FACTORS = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] as const;

/** A pool that can ask every question, and Ada in it. */
export async function startWithChallenges(user: Partial<SeedUser> = {}, options: PoolOptions = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    ...options,
    userPool: {
      mfaConfiguration: 'OPTIONAL',
      enabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      policies: { signInPolicy: { allowedFirstAuthFactors: [...FIRST_FACTORS] } },
      ...options.userPool,
    },
    users: [{ username: 'ada', password: PASSWORD, attributes, ...user }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const code = () => sandbox.outbox.latest('ada')?.code ?? '';
  const totp = () => totpCode(SECRET, sandbox.clock.now());
  const byPassword = () => ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD });
  const byChoice = (more: Record<string, string> = {}) =>
    ada.initiate('USER_AUTH', { USERNAME: 'ada', ...more });
  return { sandbox, ada, code, totp, byPassword, byChoice };
}
