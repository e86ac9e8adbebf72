import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type AnyStateNode,
  createActor,
  getNextTransitions,
  type InspectionEvent,
  SimulatedClock,
} from 'xstate';
import { actionEvents, allActions } from '../../test/actions.ts';
import { createModel, type Explored, exploreModel } from '../../test/model.ts';
import type { Snapshot } from '../chart/explore.ts';
import { transitionId, transitionsOf, walk } from '../chart/identity.ts';
import { projectState } from '../state/projection.ts';
import type { View } from '../views.ts';
import { actionsOf } from '../views.ts';
import type { AuthMeta } from './tags.ts';

// Much to compute, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let explored: Explored;
beforeAll(() => {
  explored = exploreModel();
});

/** Counts the transitions and states of the runs, including routing states, from inspection events. */
class Count {
  readonly transitions = new Set<string | null>();
  readonly nodes = new Set<string>();

  readonly inspect = (event: InspectionEvent) => {
    if (event.type !== '@xstate.microstep') return;
    for (const transition of event._transitions) this.transitions.add(transitionId(transition));
    for (const { id } of (event.snapshot as Snapshot)._nodes) this.nodes.add(id);
  };
}

test('generated paths take every transition and enter every state', () => {
  const count = new Count();
  const machine = createModel();
  for (const { input, events, end } of explored.paths) {
    const actor = createActor(machine, { input, clock: new SimulatedClock(), inspect: count.inspect });
    actor.start();
    for (const { event } of events) actor.send(event);
    expect(actor.getSnapshot()).toMatchObject({ status: 'active', value: end });
    actor.stop();
  }

  const nodes = walk(machine.root);
  const transitions = nodes.flatMap(transitionsOf).map(transitionId);
  const missed = {
    transitions: transitions.filter((name) => !count.transitions.has(name)),
    nodes: nodes.map(({ id }) => id).filter((id) => !count.nodes.has(id)),
  };
  expect(missed).toEqual({ transitions: [], nodes: [] });
});

const isIn = ({ value }: Snapshot, top: string) => typeof value === 'object' && top in value;

const isWithin = (node: AnyStateNode | undefined, around: AnyStateNode): boolean =>
  node !== undefined && (node === around || isWithin(node.parent, around));

describe('in every state', () => {
  const readers = { claims: () => null, totp: () => null };
  const actions = allActions(() => {});
  const viewOf = (snapshot: Snapshot) => projectState(snapshot, actions, readers).view;

  test('there is one view', () => {
    const views = explored.snapshots.map((snapshot) => {
      const showing = snapshot._nodes.filter(({ meta }) => (meta as AuthMeta | undefined)?.view);
      const inFront = showing.filter((node) => !showing.some(({ parent }) => isWithin(parent, node)));
      return inFront.map(({ meta }) => (meta as AuthMeta).view);
    });
    expect(views).toEqual(explored.snapshots.map((snapshot) => [viewOf(snapshot)]));
  });

  test('an action that the view does not offer is not listened to', () => {
    const wrong = explored.snapshots.flatMap((snapshot) => {
      const view = viewOf(snapshot);
      const offered: readonly string[] = actionsOf[view];
      const heard = new Set(getNextTransitions(snapshot).map(({ eventType }) => eventType));
      return actionEvents
        .filter(([action, { type }]) => !offered.includes(action) && heard.has(type))
        .map(([action]) => `${action} in ${view}: ${JSON.stringify(snapshot.value)}`);
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('an action that a view offers has an effect there', () => {
    const useful = new Set<string>();
    for (const snapshot of explored.snapshots) {
      const view = viewOf(snapshot);
      for (const [action, event] of actionEvents) {
        const key = `${view}.${action}`;
        if (!useful.has(key) && snapshot.can(event)) useful.add(key);
      }
    }
    const offered = Object.entries(actionsOf).flatMap(([view, actions]) =>
      actions.map((action) => `${view}.${action}`),
    );
    expect(offered.filter((key) => !useful.has(key))).toEqual([]);
  });

  test('every view is shown', () => {
    const views: View[] = explored.snapshots.map(viewOf);
    expect(new Set(views)).toEqual(new Set(Object.keys(actionsOf)));
  });

  test('a fault is held only where it is shown, or while the chart works on it', () => {
    const found = explored.snapshots
      .filter((snapshot) => snapshot.context.fault !== null)
      .filter(
        (snapshot) => !snapshot.hasTag('error') && !snapshot.hasTag('busy') && !snapshot.hasTag('background'),
      )
      .map((snapshot) => JSON.stringify(snapshot.value));
    expect([...new Set(found)]).toEqual([]);
  });

  test('secrets are held only while they are of use', () => {
    const found = explored.snapshots.flatMap((snapshot) => {
      const { attempt, answer, challenge, totp } = snapshot.context;
      const isAnswering = snapshot.hasTag('busy');
      const secrets = {
        'the password, for the sign-in after a sign-up':
          attempt.password !== null && !isIn(snapshot, 'signUp'),
        'the proof': attempt.proof !== null,
        'the answer': answer.kind !== 'proof',
        'the challenge': challenge.session !== null && !snapshot.hasTag('challenge'),
        'the TOTP secret': totp !== null && viewOf(snapshot) !== 'setUpTotp',
      };
      return Object.entries(secrets)
        .filter(([, isHeld]) => isHeld && !isAnswering)
        .map(([secret]) => `${secret} in ${JSON.stringify(snapshot.value)}`);
    });
    expect(found).toEqual([]);
  });
});
