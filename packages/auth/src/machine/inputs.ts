/**
 * What services are given from the context.
 *
 * @module
 */
import type { AuthContext } from './context.ts';

type Args = { context: AuthContext };

export const attempted = ({ context: { attempt } }: Args) => ({ attempt });

export const openChallenge = ({ context: { attempt, challenge } }: Args) => ({ attempt, challenge });

export const addressed = ({ context }: Args) => {
  const { username, clientMetadata } = context.attempt;
  return { username, clientMetadata };
};
