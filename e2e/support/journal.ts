import type { Journal } from '@latchkey/sandbox';

/** Calls that the demo's account page makes by itself once a person is signed in, in any order. */
const READS = new Set(['GetUser', 'ListDevices', 'ListUserSessions', 'ListWebAuthnCredentials']);

/** Lists the calls to a pool except mere reads, each as `operation`, or `operation:challenge answered`. */
export function calls(journal: Journal): string[] {
  return journal.entries
    .filter(({ operation }) => !READS.has(operation))
    .map(({ operation, authFlow, answered }) => {
      const detail = answered ?? authFlow;
      return detail === undefined ? operation : `${operation}:${detail}`;
    });
}

/** The calls of a sign-in with SRP. */
export const passwordSignIn = ['InitiateAuth:USER_SRP_AUTH', 'RespondToAuthChallenge:PASSWORD_VERIFIER'];

/** The same on a known device. */
export const deviceSignIn = [
  ...passwordSignIn,
  'RespondToAuthChallenge:DEVICE_SRP_AUTH',
  'RespondToAuthChallenge:DEVICE_PASSWORD_VERIFIER',
];
