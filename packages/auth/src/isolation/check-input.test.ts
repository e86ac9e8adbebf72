import { expect, it } from 'vitest';
import { sampleEvents } from '../chart/samples/events.ts';
import { createContext, unanswered } from '../machine/context.ts';
import type { ChallengeAnswer } from '../model.ts';
import { seal } from '../sealed.ts';
import { isInput } from './check-input.ts';

const context = createContext({ flow: 'USER_SRP_AUTH', onExpired: 'signOut', tabs: false });
const typed = Object.values(sampleEvents(context, 0))
  .flat()
  .flatMap((event) => ('answer' in event ? [event.answer] : []));
const answers: readonly ChallengeAnswer[] = [...typed, { kind: 'choice', choice: 'EMAIL_OTP' }, unanswered];

it.each(answers)('lets the answer $kind through to the worker', (answer) => {
  const challenge = { ...context.challenge, parameters: seal({}, 'parameters') };
  expect(isInput('respond', { attempt: context.attempt, challenge, answer })).toBe(true);
});
