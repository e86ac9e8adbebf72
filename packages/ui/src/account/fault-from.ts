import type { Fault } from '@latchkey/auth';
import { faultFrom as refusalFrom } from '@latchkey/auth/account';

/** Returns the fault to show for an error of an account function; a bug becomes an unexpected fault. */
export const faultFrom = (error: unknown): Fault =>
  refusalFrom(error) ?? { kind: 'unexpected', code: 'unexpected' };
