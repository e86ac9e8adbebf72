import { expect, it } from 'vitest';
import { singleFlight } from './single-flight.ts';

/** Flights that a test ends by hand. */
function flights() {
  const landings: ((value: string) => void)[] = [];
  const fly = singleFlight(() => new Promise<string>((land) => landings.push(land)));
  return { fly, landings };
}

it('one request serves all callers with the same reason', async () => {
  const { fly, landings } = flights();
  const results = [fly('a'), fly('a')];
  expect(landings).toHaveLength(1);
  landings[0]?.('first');
  expect(await Promise.all(results)).toEqual(['first', 'first']);
  void fly('a');
  expect(landings).toHaveLength(2);
});

it('a call for another reason does not share an earlier request', async () => {
  const { fly, landings } = flights();
  const [before, after] = [fly('a'), fly('b')];
  landings[0]?.('first');
  expect(await before).toBe('first');
  // The end of the first is not the end of the second.
  const joined = fly('b');
  expect(landings).toHaveLength(2);
  landings[1]?.('second');
  expect(await Promise.all([after, joined])).toEqual(['second', 'second']);
});

it('a flight that fails is not joined afterwards', async () => {
  let tries = 0;
  const fly = singleFlight(async () => {
    tries += 1;
    if (tries === 1) throw new Error('down');
    return tries;
  });
  await expect(fly('a')).rejects.toThrow('down');
  expect(await fly('a')).toBe(2);
});
