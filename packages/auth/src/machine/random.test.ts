import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { actionEvents, allActions, exampleSecrets } from '../../test/actions.ts';
import { configurations, createModel, now } from '../../test/model.ts';
import { Secrets } from '../../test/secrets.ts';
import { nextEvents } from '../chart/explore.ts';
import { projectState } from '../state/projection.ts';
import { actionsOf } from '../views.ts';

// Much to compute, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

afterEach(() => vi.restoreAllMocks());

const machine = createModel();
const actions = allActions(() => {});
const readers = { claims: () => null, totp: () => null };

/** Possible events: anything that the state listens to, and any action, offered or not. */
const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });

/** Sends the picked events, state by state, and checks each state in between. */
function run(
  input: (typeof configurations)[number]['input'],
  steps: readonly number[],
  see: (what: unknown) => void,
) {
  const actor = createActor(machine, { input, clock: new SimulatedClock(), inspect: see });
  actor.subscribe({ error: see });
  actor.start();
  for (const pick of steps) {
    const possible = [
      ...nextEvents(actor.getSnapshot(), now).map(({ event }) => event),
      ...actionEvents.map(([, event]) => event),
    ];
    const event = possible[pick % possible.length];
    if (event) actor.send(event);
    const snapshot = actor.getSnapshot();
    const state = projectState(snapshot, actions, readers);
    see(state);
    expect(snapshot.status).toBe('active');
    expect(Object.keys(actionsOf)).toContain(state.view);
    expect(Object.keys(state)).toEqual(expect.arrayContaining([...actionsOf[state.view]]));
  }
  actor.stop();
}

test('after any sequence of events there is a view, the actor runs, and no secret shows', () => {
  const secrets = new Secrets(...exampleSecrets);
  fc.assert(
    fc.property(fc.constantFrom(...configurations), picks, ({ input }, steps) =>
      run(input, steps, (what) => secrets.see(what)),
    ),
    { numRuns: 60 },
  );
  expect(secrets.leaks()).toEqual([]);
});

test('the look-out for secrets finds one', () => {
  const secrets = new Secrets(...exampleSecrets);
  secrets.see({ type: 'signIn.submit', password: 'Correct-Horse-1' });
  expect(secrets.leaks()).toHaveLength(1);
});
