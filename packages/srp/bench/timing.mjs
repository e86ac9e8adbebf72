/**
 * Times every contender on `globalThis.contenders` in turns, so that a slow moment of the machine affects all alike.
 * Playwright sends this function to the page as text: it must not use anything from outside itself.
 *
 * `least`: each step is repeated for that many milliseconds in a round, which counts their mean: for browsers whose clock is
 * coarse.
 *
 * @returns the milliseconds of each round, by contender: `signIn` and, if it can create one, `deviceVerifier`
 */
export async function timeInTurns({ challenge, rounds, least = 0 }) {
  const times = {};
  const time = async (name, step, run) => {
    const start = performance.now();
    let result;
    let runs = 0;
    do {
      result = await run();
      runs += 1;
    } while (performance.now() - start < least);
    times[name] ??= {};
    times[name][step] ??= [];
    times[name][step].push((performance.now() - start) / runs);
    return result;
  };
  for (let round = 0; round < rounds; round++) {
    for (const [name, contender] of Object.entries(globalThis.contenders)) {
      const session = await time(name, 'signIn', async () => {
        const started = await contender.start(challenge);
        await contender.prove(started, challenge);
        return started;
      });
      if (contender.deviceVerifier) {
        await time(name, 'deviceVerifier', () => contender.deviceVerifier(session, challenge));
      }
    }
  }
  return times;
}

/** Returns the median of a list of numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
