import * as v from 'valibot';
import { setPassword } from '../../pool/passwords.ts';
import * as member from '../../wire/members.ts';
import { adminOperation } from '../operation.ts';

/** Sets a password: for good, or as one to be replaced at the next sign-in. */
export const adminSetUserPassword = adminOperation(
  { Password: member.password, Permanent: v.optional(v.boolean(), false) },
  async ({ pool, user }, { Password, Permanent }) => {
    await setPassword(pool, user, Password, { temporary: !Permanent });
    user.status = Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
    pool.failedAttempts.forget(user);
    return {};
  },
);
