import { expect, it } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { startJourney } from '../test/journey.ts';

it.each(['a function', 'an observer'])('inspects by %s, as createActor of XState does', async (kind) => {
  const types: string[] = [];
  const next = ({ type }: InspectionEvent) => types.push(type);
  const journey = await startJourney();
  const { at } = journey.open({ inspect: kind === 'a function' ? next : { next } });
  await at('signedOut');
  expect(types).toEqual(expect.arrayContaining(['@xstate.actor', '@xstate.event', '@xstate.snapshot']));
});
