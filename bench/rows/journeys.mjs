import { timeJourneys } from '../../packages/auth/bench/journey/run.mjs';

const goals = { newDevice: 1.2, knownDevice: 1.1, forcedRefresh: 1.1 };

/** Whole sign-ins. The limit is their requests alone, one after the other. */
export async function journeys(note) {
  note('Whole sign-ins in Chromium');
  return (await timeJourneys(7)).map(({ step, what, times }) => ({
    what,
    unit: 'ms',
    ours: times.latchkey,
    ...(times.network && { against: { name: 'its requests alone', numbers: times.network } }),
    most: goals[step] ?? 60,
    others: [
      { name: 'aws-amplify', numbers: times.amplify },
      { name: 'identity-js', numbers: times['identity-js'] },
    ],
  }));
}
