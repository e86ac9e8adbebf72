import { describe, expect, test } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { createModel } from '../../test/model.ts';
import { transitionsOf, walk } from '../chart/identity.ts';
import { shownOfEvent } from '../chart/redaction.ts';
import type { AuthEvent } from './events.ts';
import type { AuthMeta } from './tags.ts';

const machine = createModel();
const nodes = walk(machine.root);
const leaves = nodes.filter(({ type }) => type === 'atomic');

const upwards = (node: AnyStateNode): AnyStateNode[] => [node, ...(node.parent ? upwards(node.parent) : [])];
const idsOf = (found: readonly AnyStateNode[]) => found.map(({ id }) => id);
const hasTag = (node: AnyStateNode, ...tags: string[]) =>
  upwards(node).some((around) => around.tags.some((tag) => tags.includes(tag)));
const viewOf = (node: AnyStateNode) =>
  upwards(node)
    .map(({ meta }) => (meta as AuthMeta | undefined)?.view)
    .find((view) => view !== undefined);

describe('every state', () => {
  test('that can be seen belongs to a view', () => {
    const seen = leaves.filter((leaf) => !hasTag(leaf, 'transient'));
    expect(idsOf(seen.filter((leaf) => viewOf(leaf) === undefined))).toEqual([]);
  });

  test('has a longer id than the view around it: the projection puts the longest in front', () => {
    const short = nodes.filter(
      (node) =>
        node.meta?.view &&
        upwards(node).some(({ id, meta }) => id !== node.id && meta?.view && id.length >= node.id.length),
    );
    expect(idsOf(short)).toEqual([]);
  });

  test('is a router if and only if it has nothing but `always`', () => {
    const routes = (leaf: AnyStateNode) => leaf.always !== undefined;
    const waits = (leaf: AnyStateNode) => leaf.transitions.size > 0 || leaf.invoke.length > 0;
    expect(idsOf(leaves.filter((leaf) => hasTag(leaf, 'transient') !== routes(leaf)))).toEqual([]);
    expect(idsOf(leaves.filter((leaf) => routes(leaf) && waits(leaf)))).toEqual([]);
    expect(idsOf(nodes.filter((node) => node.type !== 'atomic' && routes(node)))).toEqual([]);
  });

  test('that is a router ends in a line without a condition', () => {
    const routers = nodes.filter((node) => node.always !== undefined);
    expect(idsOf(routers.filter((router) => router.always?.at(-1)?.guard !== undefined))).toEqual([]);
  });

  test('that runs a service says whether the person waits for it', () => {
    const running = leaves.filter((leaf) => leaf.invoke.length > 0);
    expect(idsOf(running.filter((leaf) => !hasTag(leaf, 'busy', 'background')))).toEqual([]);
    expect(
      idsOf(
        leaves.filter(
          (leaf) => hasTag(leaf, 'busy') && leaf.invoke.length === 0 && !hasTag(leaf, 'transient'),
        ),
      ),
    ).toEqual([]);
  });

  test('that runs a service has a way on when it rejects', () => {
    const missing = nodes.flatMap(({ invoke, transitions }) =>
      invoke.filter(({ id }) => !transitions.has(`xstate.error.actor.${id}`)).map(({ id }) => id),
    );
    expect(missing).toEqual([]);
  });

  test('that a service is asked in takes every answer: the last line has no condition', () => {
    const conditional = nodes.flatMap(({ invoke, transitions }) =>
      invoke
        .filter(
          ({ id, src }) =>
            !(typeof src === 'string' && src.startsWith('watch')) &&
            transitions.get(`xstate.done.actor.${id}`)?.at(-1)?.guard !== undefined,
        )
        .map(({ id }) => id),
    );
    expect(conditional).toEqual([]);
  });

  test('can be left', () => {
    const leaves_ = leaves.filter(
      (leaf) => !upwards(leaf).some((node) => transitionsOf(node).some(({ target }) => target !== undefined)),
    );
    expect(idsOf(leaves_)).toEqual([]);
  });
});

test('every name that the chart uses has something behind it', () => {
  // XState's own timers are functions, which need no name.
  const named = (found: unknown): string[] => {
    const name = typeof found === 'object' && found !== null && 'type' in found ? found.type : found;
    return typeof name === 'string' ? [name] : [];
  };
  const transitions = nodes.flatMap(transitionsOf);
  const used = {
    actions: [
      ...nodes.flatMap(({ entry, exit }) => [...entry, ...exit]),
      ...transitions.flatMap((transition) => transition.actions),
    ].flatMap(named),
    actors: nodes.flatMap(({ invoke }) => invoke.flatMap(({ src }) => named(src))),
    delays: nodes.flatMap(({ after }) => after.flatMap(({ delay }) => named(delay))),
    guards: transitions.flatMap(({ guard }) => named(guard)),
  };
  for (const kind of ['actions', 'actors', 'delays', 'guards'] as const) {
    const { [kind]: behind } = machine.implementations;
    expect([kind, new Set(used[kind])]).toEqual([kind, new Set(Object.keys(behind))]);
  }
});

test('tools see a name for every action, guard, actor and delay', () => {
  // XState's actions for timers are functions with a name of their own.
  const nameOf = (found: unknown) =>
    typeof found === 'object' || typeof found === 'function' ? (found as { type?: unknown }).type : found;
  const transitions = nodes.flatMap(transitionsOf);
  const names = [
    ...nodes.flatMap(({ entry, exit }) => [...entry, ...exit]),
    ...transitions.flatMap(({ actions, guard }) => [...actions, ...(guard ? [guard] : [])]),
    ...nodes.flatMap(({ invoke }) => invoke.map(({ src }) => src)),
    ...nodes.flatMap(({ after }) => after.map(({ delay }) => delay)),
  ].map(nameOf);
  expect(names.filter((name) => typeof name !== 'string' || !/^[a-zA-Z.]+$/.test(name))).toEqual([]);
});

describe('input from outside', () => {
  /** Sent by watchers, by the token getter, or by an app at any time: no view says whether they are expected. */
  const unasked: AuthEvent['type'][] = [
    'tab.signedIn',
    'tab.signedOut',
    'tab.expired',
    'storage.changed',
    'session.deleted',
    'tab.refreshed',
    'tab.leading',
    'tab.following',
    'connection.online',
    'connection.offline',
    'clock.wake',
    'session.refresh',
    'signOut.request',
  ];

  /** Only a session has tokens to renew and a network to watch. */
  const ofSession: AuthEvent['type'][] = [
    'connection.online',
    'connection.offline',
    'clock.wake',
    'session.refresh',
  ];
  /** There is no session here that another tab could renew or end, or to sign out of: that is what `cancel` is for. */
  const ofSignedIn: AuthEvent['type'][] = [
    'tab.signedOut',
    'tab.expired',
    'tab.refreshed',
    'session.deleted',
    'signOut.request',
    ...ofSession,
  ];
  /** But a page that stays after its session has expired closes with a sign-out. */
  const ofForm = ofSignedIn.filter((type) => type !== 'tab.signedOut');
  const ignored: Record<string, AuthEvent['type'][]> = {
    initialising: ofSession,
    signedOut: ofSignedIn,
    signIn: ofForm,
    managedLogin: ofSession,
    signUp: ofForm,
    resetPassword: ofForm,
    signedIn: [],
    expired: ['tab.expired', ...ofSession],
    // The running end is final; only a later sign-in counts.
    signingOut: ofSignedIn,
  };

  test('is handled in each part of the chart, or named here as ignored', () => {
    const handles = (top: AnyStateNode, type: string) =>
      [machine.root, ...walk(top)].some(({ transitions }) => transitions.has(type));
    const unhandled = Object.values(machine.root.states).map((top) => [
      top.key,
      unasked.filter((type) => !handles(top, type)).sort(),
    ]);
    const listed = Object.entries(ignored).map(([key, types]) => [key, [...types].sort()]);
    expect(Object.fromEntries(unhandled)).toEqual(Object.fromEntries(listed));
  });

  test('is handled somewhere', () => {
    const heard = new Set(nodes.flatMap(({ transitions }) => [...transitions.keys()]));
    expect(Object.keys(shownOfEvent).filter((type) => !heard.has(type))).toEqual([]);
  });
});
