import { createSandbox } from '@latchkey/sandbox';
import { describe, expect, it } from 'vitest';
import { groups, person, poolOptions } from './scenario.ts';
import { scenarios } from './scenarios.ts';

it('names each scenario once', () => {
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
  expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
});

it('has a scenario in each group', () => {
  expect(new Set(scenarios.map(({ group }) => group))).toEqual(new Set(groups));
});

describe.each(scenarios)('$id', (scenario) => {
  it('is a pool that the sandbox makes, with the person in it', async () => {
    const sandbox = await createSandbox(poolOptions(scenario, 'localhost'));
    expect(sandbox.users.get(person.username)).toMatchObject({ enabled: true, hasPassword: true });
  });

  it('is plain data, so that it can go to a sandbox over HTTP', () => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  });
});
