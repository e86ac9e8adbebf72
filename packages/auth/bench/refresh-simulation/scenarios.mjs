import { LIFE } from './clients.mjs';

const MINUTE = 60;
const never = [0, 0];

/** Times in seconds. */
export const scenarios = [
  {
    short: 'after a deploy',
    title: 'After a deploy: 100,000 people sign in within five minutes',
    clients: 100_000,
    duration: 4 * LIFE,
    signedInAt: (random) => random() * 5 * MINUTE,
    outage: never,
  },
  {
    short: 'after ten minutes of outage',
    title: 'After an outage of ten minutes: 100,000 people, signed in for hours',
    clients: 100_000,
    // The first four hours let the initial state fade; the outage is half an hour after them.
    skip: 4 * LIFE,
    duration: 6 * LIFE,
    signedInAt: (random) => random() * LIFE,
    outage: [4 * LIFE + 30 * MINUTE, 4 * LIFE + 40 * MINUTE],
  },
];
