/**
 * The inputs of the services, from the context.
 *
 * @module
 */
import type { AuthContext } from './context.ts';

type WithContext = { context: AuthContext };

export const withAttempt = ({ context: { attempt } }: WithContext) => ({ attempt });

export const withChallenge = ({ context: { attempt, challenge } }: WithContext) => ({ attempt, challenge });

export const withRedirect = ({ context: { redirect } }: WithContext) => ({ redirect });

export const withUsername = ({ context }: WithContext) => {
  const { username, clientMetadata } = context.attempt;
  return { username, clientMetadata };
};
