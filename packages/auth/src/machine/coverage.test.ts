import { expect, test } from 'vitest';
import { createActor, type InspectionEvent, SimulatedClock } from 'xstate';
import { type AuthSnapshot, configurations, createModel } from '../../test/model.ts';
import { createPaths, nodesOf, transitionName, transitionsOf } from '../../test/paths.ts';
import type { AuthEvent } from './events.ts';

/** What a run has taken and entered, routers included: counted by what the inspector is told. */
class Count {
  readonly transitions = new Set<string>();
  readonly nodes = new Set<string>();

  readonly inspect = (event: InspectionEvent) => {
    if (event.type !== '@xstate.microstep') return;
    for (const transition of event._transitions) this.transitions.add(transitionName(transition));
    for (const { id } of (event.snapshot as AuthSnapshot)._nodes) this.nodes.add(id);
  };
}

test('generated paths take every transition and enter every state', { timeout: 60_000 }, () => {
  const count = new Count();
  const machine = createModel();
  for (const { input, events, end } of createPaths(configurations)) {
    const actor = createActor(machine, { input, clock: new SimulatedClock(), inspect: count.inspect });
    actor.start();
    for (const event of events) actor.send(event as AuthEvent);
    expect(actor.getSnapshot()).toMatchObject({ status: 'active', value: end });
    actor.stop();
  }

  const nodes = nodesOf(machine.root);
  const missed = {
    transitions: nodes
      .flatMap(transitionsOf)
      .map(transitionName)
      .filter((name) => !count.transitions.has(name)),
    nodes: nodes.map(({ id }) => id).filter((id) => !count.nodes.has(id)),
  };
  expect(missed).toEqual({ transitions: [], nodes: [] });
});
