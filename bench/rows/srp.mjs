import {
  prepare,
  warmInChromium,
  warmInFirefox,
  warmInNode,
  warmInWebKit,
} from '../../packages/srp/bench/warm.mjs';

const browsers = [
  { name: 'Node', measure: warmInNode },
  { name: 'Chromium', measure: warmInChromium, most: 2 },
  { name: 'Firefox', measure: warmInFirefox, most: 2.2 },
  { name: 'WebKit', measure: warmInWebKit, most: 3 },
];

/** The computations of a sign-in. Rejects in a browser that is not installed, which leaves the others. */
export async function srp(note) {
  const prepared = await prepare();
  const rows = [];
  for (const { name, measure, most } of browsers) {
    note(`SRP in ${name}`);
    try {
      const { times, openssl } = await measure(prepared, 15);
      rows.push({
        what: `SRP of a sign-in, warm, ${name}`,
        unit: 'ms',
        ours: times.latchkey.signIn,
        against: { name: 'OpenSSL, the powers alone', numbers: openssl },
        most,
        others: [
          { name: 'aws-amplify', numbers: times.amplify.signIn },
          { name: 'identity-js', numbers: times['identity-js'].signIn },
        ],
      });
    } catch (error) {
      note(`Not measured in ${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return rows;
}
