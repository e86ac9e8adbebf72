import { expect, test } from 'vitest';
import { drawAhead, takeEphemeral } from './ephemerals.ts';

type Owner = Parameters<typeof drawAhead>[0];

function owner() {
  let bytes = 0;
  const random = (length: number) => {
    bytes += length;
    return crypto.getRandomValues(new Uint8Array(length));
  };
  return { owner: { config: {}, environment: { random } } as Owner, drawn: () => bytes };
}

test('key pairs are generated ahead for a password and a device, and each is used once', async () => {
  const { owner: own, drawn } = owner();
  await drawAhead(own);
  const ofTwo = drawn();
  expect(ofTwo).toBeGreaterThan(0);
  await drawAhead(own);
  const taken = [await takeEphemeral(own), await takeEphemeral(own)];
  expect(drawn()).toBe(ofTwo);
  taken.push(await takeEphemeral(own));
  expect(drawn()).toBe(ofTwo * 1.5);
  expect(new Set(taken.map(({ srpA }) => srpA)).size).toBe(3);
});

test('one that is taken is replaced the next time', async () => {
  const { owner: own, drawn } = owner();
  await drawAhead(own);
  const ofTwo = drawn();
  await takeEphemeral(own);
  await drawAhead(own);
  expect(drawn()).toBe(ofTwo * 1.5);
});
