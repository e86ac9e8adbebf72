import { matchesVerifier, passwordVerifier } from '../sign-in/srp.ts';
import { CognitoException, notAuthorized } from '../wire/exception.ts';
import type { Pool } from './pool.ts';
import type { PasswordPolicy } from './pool-settings.ts';
import type { User } from './user.ts';

const DAY = 86_400_000;
// Developer guide, "Adding user pool password requirements": these, and a space that is neither first nor last.
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;
// As in the service model.
const LONGEST = 256;
const LONGEST_HISTORY = 24;

/**
 * Checks a password. Letters are the Basic Latin ones, and symbols a closed list: other characters are allowed but do not
 * count.
 *
 * @throws InvalidPasswordException that names the first rule the password breaks
 */
export function checkPolicy(policy: PasswordPolicy, password: string): void {
  const rules: [boolean, string][] = [
    [password.length < policy.minimumLength, 'Password not long enough'],
    [password.length > LONGEST, 'Password too long'],
    [policy.requireLowercase && !/[a-z]/.test(password), 'Password must have lowercase characters'],
    [policy.requireUppercase && !/[A-Z]/.test(password), 'Password must have uppercase characters'],
    [policy.requireNumbers && !/[0-9]/.test(password), 'Password must have numeric characters'],
    [policy.requireSymbols && !SYMBOL.test(password.trim()), 'Password must have symbol characters'],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken) {
    throw new CognitoException(
      'InvalidPasswordException',
      `Password does not conform to policy: ${broken[1]}`,
    );
  }
}

/**
 * Sets a user's password; only its SRP verifier is stored.
 *
 * @throws InvalidPasswordException, PasswordHistoryPolicyViolationException
 */
export async function setPassword(
  pool: Pool,
  user: User,
  password: string,
  { temporary = false }: { temporary?: boolean } = {},
): Promise<void> {
  const policy = pool.settings.policies.passwordPolicy;
  checkPolicy(policy, password);
  await checkHistory(pool, user, password, policy.passwordHistorySize);
  const now = pool.clock.now();
  const verifier = await passwordVerifier(pool, user.username, password);
  if (user.password)
    user.passwordHistory = [user.password, ...user.passwordHistory].slice(0, LONGEST_HISTORY);
  user.password = { ...verifier, temporary, setAt: now };
  user.modifiedAt = now;
}

async function checkHistory(pool: Pool, user: User, password: string, size: number): Promise<void> {
  const used = [...(user.password ? [user.password] : []), ...user.passwordHistory].slice(0, size);
  const matches = await Promise.all(used.map((stored) => matchesVerifier(pool, user, stored, password)));
  if (matches.includes(true)) {
    throw new CognitoException(
      'PasswordHistoryPolicyViolationException',
      'Password has previously been used. Please choose a different one.',
    );
  }
}

/** Whether this is the user's password. The caller checks lock-out and expiry. */
export async function isPassword(pool: Pool, user: User, password: string): Promise<boolean> {
  // A verifier cannot be created from such a text.
  const couldBe = password !== '' && password.length <= LONGEST;
  return couldBe && user.password !== undefined && matchesVerifier(pool, user, user.password, password);
}

/**
 * Refuses to reset the password of a user who still has a temporary one, or signs in at an identity provider.
 *
 * @throws NotAuthorizedException
 */
export function checkResettable({ status }: User): void {
  if (status === 'FORCE_CHANGE_PASSWORD' || status === 'EXTERNAL_PROVIDER')
    throw notAuthorized('User password cannot be reset in the current state.');
}

/** Whether a temporary password has expired, by the pool's TemporaryPasswordValidityDays. */
export function isExpiredTemporaryPassword(pool: Pool, user: User): boolean {
  const days = pool.settings.policies.passwordPolicy.temporaryPasswordValidityDays;
  return user.password?.temporary === true && pool.clock.now() >= user.password.setAt + days * DAY;
}
