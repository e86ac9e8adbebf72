import { isCognitoError } from '@latchkey/cognito';
import { meaningOf } from '../services/faults.ts';

/**
 * Whether `listDevices` or `listSessions` was refused because the pool keeps no such list. That is a setting of the pool and
 * nobody's mistake, so unlike `faultFrom` this explains nothing in the console.
 */
export function isUntracked(error: unknown): boolean {
  if (!isCognitoError(error)) return false;
  const { kind, reason } = meaningOf(error, 0);
  // A mistake with a reason of its own, such as a missing scope, says nothing about tracking.
  return kind === 'configuration' && reason === undefined;
}
