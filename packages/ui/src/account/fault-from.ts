import type { Fault } from '@latchkey/auth';
import { faultFrom as refusalFrom } from '@latchkey/auth/account';

/** What the views show for an error of an account function; a bug is as unexpected to the person as it is to us. */
export const faultFrom = (error: unknown): Fault =>
  refusalFrom(error) ?? { kind: 'unexpected', code: 'unexpected' };
