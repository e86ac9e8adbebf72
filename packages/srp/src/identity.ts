import { checkLength } from './check-length.ts';
import { SrpError } from './errors.ts';

/** The identity in a proof: a user in a pool, or a device in its group. Cognito uses the same arithmetic for both. */
export interface Identity {
  /** The pool's name, or the device group key. */
  readonly realm: string;
  /** The user id, or the device key. */
  readonly name: string;
}

// Cognito limits ids and keys to 55, usernames to 128 and passwords to 256 characters, each counted differently.
const MAX_TEXT_LENGTH = 2048;

export function checkText(name: string, text: string): string {
  checkLength(name, text, MAX_TEXT_LENGTH);
  if (!text) throw new SrpError('invalid-input', `${name} must not be empty.`);
  return text;
}

/** Returns the user identity. The pool's name in SRP is the part of the pool id after the first `_`. */
export function userIdentity(userPoolId: string, userId: string): Identity {
  const underscore = checkText('userPoolId', userPoolId).indexOf('_');
  const realm = userPoolId.slice(underscore + 1);
  if (underscore < 1 || realm === '') {
    throw new SrpError('invalid-input', 'userPoolId must be like eu-west-2_AbC123.');
  }
  return { realm, name: checkText('userId', userId) };
}

/** Returns the device identity. The group key is used whole, even if it begins with `-` or contains a `_`. */
export function deviceIdentity(deviceGroupKey: string, deviceKey: string): Identity {
  return { realm: checkText('deviceGroupKey', deviceGroupKey), name: checkText('deviceKey', deviceKey) };
}
