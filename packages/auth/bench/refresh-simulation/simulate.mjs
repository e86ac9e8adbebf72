/**
 * Many clients, and one server that answers a limited number of requests a second and throttles the rest.
 *
 * @module
 */
import { LIFE } from './clients.mjs';

/** Cognito's default for UserAuthentication, requests per second and region. */
export const QUOTA = 120;

/** Returns numbers in [0, 1), the same for the same seed: mulberry32. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param scenario - `clients`, `duration` in seconds, `signedInAt(random)`, `outage: [from, to]`
 * @param policy - one of clients.mjs
 * @returns `requests` for each second, and how many clients were ever without valid tokens, and for how long
 */
export function simulate({ clients, duration, signedInAt, outage }, policy, seed = 1) {
  const random = seeded(seed);
  const due = Array.from({ length: duration + 1 }, () => []);
  const requests = new Uint32Array(duration);
  const expiresAt = new Float64Array(clients);
  const failures = new Uint16Array(clients);
  const plan = (client, at) => {
    if (at < duration) due[Math.floor(at)].push({ client, at });
  };
  const renew = (client, at) => {
    failures[client] = 0;
    expiresAt[client] = at + LIFE;
    plan(client, at + policy.refreshAfter(random));
  };

  for (let client = 0; client < clients; client += 1) renew(client, signedInAt(random));

  let stranded = 0;
  let longest = 0;
  for (let second = 0; second < duration; second += 1) {
    const isDown = second >= outage[0] && second < outage[1];
    // A retry may fall into the same second: the list grows while it is read.
    for (const { client, at } of due[second]) {
      requests[second] += 1;
      const isThrottled = !isDown && requests[second] > QUOTA;
      if (isDown || isThrottled) {
        failures[client] += 1;
        const left = Math.max(expiresAt[client] - at, 0);
        plan(client, at + policy.retryAfter({ failures: failures[client], isThrottled, left, random }));
        continue;
      }
      const late = at - expiresAt[client];
      if (late > 0) stranded += 1;
      longest = Math.max(longest, late);
      renew(client, at);
    }
  }
  return {
    requests,
    peak: Math.max(...requests),
    over: requests.filter((n) => n > QUOTA).length,
    stranded,
    longest,
  };
}
