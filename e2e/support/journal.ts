import type { Journal } from '@latchkey/sandbox';

/** What the demo's account page reads by itself once a person is signed in, in no order. */
const READS = new Set(['GetUser', 'ListDevices', 'ListUserSessions', 'ListWebAuthnCredentials']);

/** The calls that a pool has seen but for mere reads, each as `operation`, or `operation:challenge answered`. */
export function calls(journal: Journal): string[] {
  return journal.entries
    .filter(({ operation }) => !READS.has(operation))
    .map(({ operation, authFlow, answered }) => {
      const detail = answered ?? authFlow;
      return detail === undefined ? operation : `${operation}:${detail}`;
    });
}

/** The calls of a sign-in by SRP. */
export const passwordSignIn = ['InitiateAuth:USER_SRP_AUTH', 'RespondToAuthChallenge:PASSWORD_VERIFIER'];

/** The same on a device that is known. */
export const deviceSignIn = [
  ...passwordSignIn,
  'RespondToAuthChallenge:DEVICE_SRP_AUTH',
  'RespondToAuthChallenge:DEVICE_PASSWORD_VERIFIER',
];
