import type { AppClient } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import type { ChallengeResult } from '../triggers/events.ts';
import type { Target } from './levels.ts';

export type AuthFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH' | 'MANAGED_LOGIN';

/** Proofs that a sign-in can have. */
export type Proof =
  | 'password'
  | 'code'
  | 'passkey'
  /** A passkey of an authenticator that can be taken elsewhere. */
  | 'roaming-passkey'
  | 'new-password'
  | 'mfa'
  | 'device'
  | 'custom';

/** A sign-in in progress; each step creates a new one, so that a refused answer changes nothing. */
export interface SignIn {
  readonly flow: AuthFlow;
  readonly client: AppClient;
  /** The name as typed. */
  readonly username: string;
  /** Undefined for a name that no user has, if the app client hides that. */
  readonly user: User | undefined;
  readonly proofs: ReadonlySet<Proof>;
  /** The device the app says it runs on. */
  readonly deviceKey: string | undefined;
  /** Rounds of a custom sign-in so far. */
  readonly rounds: readonly ChallengeResult[];
  /** The level to reach, if the app named one. */
  readonly target?: Target;
}

/** A sign-in whose user exists. */
export type KnownSignIn = SignIn & { readonly user: User };

/** Adds the proof of a correct answer; with a challenge name, also a round for the define trigger. */
export function withProof<S extends SignIn>(signIn: S, proof: Proof, challengeName?: string): S {
  const proved = { ...signIn, proofs: new Set([...signIn.proofs, proof]) };
  return challengeName === undefined ? proved : withRound(proved, challengeName, true);
}

export function withRound<S extends SignIn>(
  signIn: S,
  challengeName: string,
  challengeResult: boolean,
  challengeMetadata?: string | null,
): S {
  const round: ChallengeResult = {
    challengeName,
    challengeResult,
    ...(challengeMetadata ? { challengeMetadata } : {}),
  };
  return { ...signIn, rounds: [...signIn.rounds, round] };
}

export function isKnown(signIn: SignIn): signIn is KnownSignIn {
  return signIn.user !== undefined;
}
