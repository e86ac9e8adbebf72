import type { TriggerEvents, Triggers } from './events.ts';

/** One round of a scripted custom sign-in. */
export interface ScriptedRound {
  /** The parameters that the app sees. */
  readonly publicChallengeParameters: Readonly<Record<string, string>>;
  /** The correct answer. */
  readonly answer: string;
}

/** A custom sign-in as data, for pools whose options cannot contain functions: in JSON or over HTTP. */
export interface CustomAuthScript {
  readonly rounds: readonly ScriptedRound[];
  /** Consecutive wrong answers that fail the sign-in. */
  readonly attempts: number;
}

/** A user outside the pool, imported by the user migration trigger with the correct password. */
export interface MigratableUser {
  readonly username: string;
  readonly password: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const CUSTOM = 'CUSTOM_CHALLENGE';

type Rounds = TriggerEvents['defineAuthChallenge']['request']['session'];

function roundsPassed(session: Rounds): number {
  return session.filter(({ challengeName, challengeResult }) => challengeName === CUSTOM && challengeResult)
    .length;
}

function wrongInARow(session: Rounds): number {
  const custom = session.filter(({ challengeName }) => challengeName === CUSTOM).reverse();
  const lastRight = custom.findIndex(({ challengeResult }) => challengeResult);
  return lastRight === -1 ? custom.length : lastRight;
}

/** Returns the three custom authentication triggers for a script; the password comes first, if the app begins with SRP. */
export function playCustomAuth({ rounds, attempts }: CustomAuthScript): Triggers {
  return {
    defineAuthChallenge(event) {
      const { session } = event.request;
      const isSrpStart = session.length === 1 && session[0]?.challengeName === 'SRP_A';
      if (isSrpStart)
        event.response = {
          challengeName: 'PASSWORD_VERIFIER',
          issueTokens: false,
          failAuthentication: false,
        };
      else if (wrongInARow(session) >= attempts || event.request.userNotFound === true) {
        event.response = { challengeName: null, issueTokens: false, failAuthentication: true };
      } else if (roundsPassed(session) >= rounds.length) {
        event.response = { challengeName: null, issueTokens: true, failAuthentication: false };
      } else event.response = { challengeName: CUSTOM, issueTokens: false, failAuthentication: false };
      return event;
    },
    createAuthChallenge(event) {
      const round = rounds[roundsPassed(event.request.session)];
      event.response = {
        publicChallengeParameters: { ...round?.publicChallengeParameters },
        privateChallengeParameters: { answer: round?.answer ?? '' },
        challengeMetadata: null,
      };
      return event;
    },
    verifyAuthChallengeResponse(event) {
      const { privateChallengeParameters, challengeAnswer } = event.request;
      event.response.answerCorrect = privateChallengeParameters?.answer === challengeAnswer;
      return event;
    },
  };
}

/** Returns a user migration trigger that knows these users. */
export function migrateFrom(users: readonly MigratableUser[]): Triggers {
  return {
    userMigration(event) {
      const { userName, request } = event;
      const user = users.find(({ username }) => username.toLowerCase() === userName.toLowerCase());
      const isRight = user && (request.password === undefined || request.password === user.password);
      if (!isRight) throw new Error('Bad password');
      event.response.userAttributes = { ...user.attributes };
      event.response.finalUserStatus = request.password === undefined ? 'RESET_REQUIRED' : 'CONFIRMED';
      return event;
    },
  };
}
