import { expect, it } from 'vitest';
import { explore, type Snapshot } from '../chart/explore.ts';
import { createContext } from './context.ts';
import { standInServices, systemTiming } from './stand-ins.ts';
import { createStepUpMachine } from './step-up.ts';

const input = { flow: 'USER_AUTH', onExpired: 'signOut', tabs: false } as const;
const attempt = {
  ...createContext(input).attempt,
  username: 'ada',
  stepUp: { acrValues: 'urn:cognito:loa:4', maxAge: null },
};

const isOver = (snapshot: Snapshot) => !snapshot.matches('signIn');

it('comes to rest wherever a sign-in would leave its challenges, has a view until then, and keeps its target', () => {
  const machine = createStepUpMachine(attempt, standInServices, systemTiming);
  const ends = new Set<string>();
  const broken: unknown[] = [];
  const steps = explore(machine, {
    input,
    now: 0,
    keysOf: ({ value, context }) => [
      JSON.stringify([value, context.challenge.name, context.challenge.choices]),
    ],
    isEnd: isOver,
  });
  for (const { snapshot } of steps) {
    const { context } = snapshot;
    if (isOver(snapshot)) {
      ends.add(JSON.stringify(snapshot.value));
      const isForm = snapshot.matches({ refused: { identifying: { entering: 'clean' } } });
      if (isForm && context.fault) broken.push(snapshot.value);
      continue;
    }
    const hasView = Object.values(snapshot.getMeta()).some((meta) => meta?.view !== undefined);
    const hasTarget = context.attempt.stepUp === attempt.stepUp;
    const hasSecret = snapshot.hasTag('form') && context.attempt.password !== null;
    if (!hasView || !hasTarget || hasSecret) broken.push(snapshot.value);
  }
  expect(broken).toEqual([]);
  expect([...ends].sort()).toEqual(
    [
      '"done"',
      '"cancelled"',
      '{"refused":{"identifying":{"entering":"clean"}}}',
      '{"refused":{"identifying":{"entering":"rejected"}}}',
      '{"refused":{"identifying":"throttled"}}',
      '{"refused":{"resetPassword":{"entering":"rejected"}}}',
      '{"refused":{"signUp":"resending"}}',
      '{"refused":{"signUp":{"entering":"clean"}}}',
      '{"refused":{"signUp":"confirming"}}',
      '{"refused":{"resetPassword":{"entering":"clean"}}}',
      '{"refused":{"resetPassword":"confirming"}}',
    ].sort(),
  );
});
