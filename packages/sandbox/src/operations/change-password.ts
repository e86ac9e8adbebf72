import * as v from 'valibot';
import { isPassword, setPassword } from '../pool/passwords.ts';
import { wrongCredentials } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { userOperation } from './operation.ts';

/** Changes the caller's password. Only a person without one leaves PreviousPassword out. */
export const changePassword = userOperation(
  { PreviousPassword: v.optional(member.password), ProposedPassword: member.password },
  async ({ pool, user }, { PreviousPassword, ProposedPassword }) => {
    pool.hourlyLimits.count(user, 'ChangePassword');
    if (user.password && !(await isPassword(pool, user, PreviousPassword ?? ''))) throw wrongCredentials();
    await setPassword(pool, user, ProposedPassword);
    return {};
  },
);
