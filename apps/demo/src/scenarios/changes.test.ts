import { CONTROL_PATH, createControl, createSandbox } from '@latchkey/sandbox';
import { expect, it } from 'vitest';
import { type Changes, noChanges, readChanges } from './changes.ts';
import type { SandboxLink } from './sandbox-link.ts';
import { person, poolOptions } from './scenario.ts';
import { scenarios } from './scenarios.ts';

async function opened(id: string) {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`No scenario ${id}.`);
  const sandbox = await createSandbox(poolOptions(scenario, 'localhost'));
  for (const fault of scenario.faults ?? []) sandbox.faults.add(fault);
  const control = createControl(sandbox);
  const endpoint = 'http://localhost/';
  const link: SandboxLink = {
    endpoint,
    control: `http://localhost${CONTROL_PATH}`,
    fetch: async (input, init) => control(new Request(input, init)),
    ephemeral: false,
  };
  const read = (): Promise<Changes> => readChanges(link, sandbox.userPoolId, person, scenario);
  return { sandbox, read, fetch: (request: Request) => sandbox.fetch(request) };
}

it.each(scenarios)('finds nothing changed in a new pool: $id', async ({ id }) => {
  const { read } = await opened(id);
  expect(await read()).toEqual(noChanges);
});

it('knows that the password is another one', async () => {
  const { sandbox, read } = await opened('password');
  await sandbox.users.update('ada', { password: 'Analytical-Engine-2' });
  expect(await read()).toEqual({ hasPassword: false, texts: ['The password has been changed.'] });
});

it('knows that nobody is there any more', async () => {
  const { sandbox, read } = await opened('password');
  sandbox.users.delete('ada');
  expect(await read()).toEqual({ hasPassword: false, texts: ['The account of ada has been deleted.'] });
});

it('knows that a second step was set up, or turned off', async () => {
  const { sandbox, read } = await opened('totp');
  sandbox.users.delete('ada');
  await sandbox.users.add(person);
  expect((await read()).texts).toEqual(['The second steps have been changed.']);
});

it('knows that a fault is over', async () => {
  const { fetch, read } = await opened('throttled');
  await fetch(
    new Request('http://localhost/', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      body: JSON.stringify({ ClientId: 'any', AuthFlow: 'USER_SRP_AUTH', AuthParameters: {} }),
    }),
  );
  expect((await read()).texts).toEqual(['The problem of this scenario has already happened.']);
});
