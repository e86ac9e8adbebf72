/**
 * The life of the tokens: renewed before they expire, by one tab if tabs can coordinate.
 *
 * @module
 */
import type { TabEvent } from './ports.ts';
import type { StateConfig } from './setup.ts';
import { endSession, onFault, onOtherReply, onOtherUser, onReply, onUnexpected } from './shapes.ts';

/** The next state for tokens that are due: one tab goes first. */
const whenDue = [
  { guard: 'isDueAndFirst', target: 'refreshing' },
  { guard: 'isDue', target: 'yielding' },
] as const;

type Refreshed = Extract<TabEvent, { type: 'tab.refreshed' }>;

const withSession = ({ event }: { event: Refreshed }) => event;
const takeNews = { type: 'renewSession' as const, params: withSession };

export const session: StateConfig = {
  initial: 'checking',
  on: {
    'tab.refreshed': [
      { guard: { type: 'bringsLost', params: withSession }, target: '.refreshing', actions: takeNews },
      { target: '.fresh', actions: takeNews },
    ],
    'session.replaced': {
      target: '.checking',
      actions: { type: 'renewSession', params: ({ event }) => event },
    },
  },
  states: {
    checking: {
      tags: ['transient'],
      always: [{ guard: 'isOver', target: 'refreshing' }, ...whenDue, { target: 'fresh' }],
    },
    fresh: {
      meta: { session: 'fresh' },
      entry: 'clearFault',
      after: {
        untilRefresh: [...whenDue, { target: 'fresh', reenter: true }],
      },
      on: {
        'session.refresh': 'refreshing',
        'clock.wake': whenDue,
      },
    },
    yielding: {
      tags: ['background'],
      meta: { session: 'refreshing' },
      after: { startJitter: 'refreshing' },
      on: { 'session.refresh': 'refreshing', 'clock.wake': 'refreshing' },
    },
    refreshing: {
      tags: ['background'],
      meta: { session: 'refreshing' },
      invoke: {
        src: 'refreshTokens',
        input: ({ event }) => ({ force: event.type === 'session.refresh' && event.force }),
        onDone: [
          onOtherUser,
          onReply('session', 'fresh', 'renewSession'),
          { ...onReply('none', ''), ...endSession('elsewhere') },
          onFault('credentials', '#expired'),
          onOtherReply('backingOff'),
        ],
        onError: onUnexpected('backingOff'),
      },
    },
    backingOff: {
      tags: ['background', 'stale', 'error'],
      meta: { session: 'stale' },
      entry: 'countFailure',
      after: { backoff: 'refreshing' },
      on: {
        'connection.online': 'refreshing',
        'clock.wake': 'refreshing',
        'session.refresh': 'refreshing',
      },
    },
  },
};
