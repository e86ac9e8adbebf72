import type { Attempt, Challenge, ChallengeAnswer } from '../src/model.ts';
import { signInServices } from '../src/services/sign-in.ts';
import { pendingOf } from './pending.ts';
import { attemptOf } from './services.ts';
import { stubWorld } from './stub-world.ts';

const { signal } = new AbortController();
/** The device of ann, as stored. */
export const device = {
  deviceKey: 'eu-west-2_key',
  deviceGroupKey: '-group',
  devicePassword: 'secret',
  standing: 'remembered',
} as const;

/** A tab in which ann signs in; the pool gives the test's answers. */
export function signInWorld(options: Parameters<ReturnType<typeof stubWorld>['open']>[1] = {}) {
  const { open, ...rest } = stubWorld();
  const here = open({}, options);
  const services = signInServices(here.context);
  const begin = (changes: Partial<Attempt>, by = signal) =>
    services.initiateAuth({ attempt: attemptOf('ann', 'swordfish', changes) }, by);
  const respond = (
    challenge: Partial<Challenge>,
    answer: ChallengeAnswer,
    changes: Partial<Attempt> = {},
  ) => {
    const { challenge: sample } = pendingOf(challenge);
    if (!sample) throw new Error('There is one.');
    return services.respond(
      { attempt: attemptOf('ann@example.com', 'swordfish', changes), challenge: sample, answer },
      signal,
    );
  };
  return { ...rest, open, here, services, begin, respond };
}

/** A first response that asks for a code. */
export const asksForCode = {
  challengeName: 'SMS_MFA',
  session: 'a-session',
  challengeParameters: { USERNAME: 'ann' },
};
