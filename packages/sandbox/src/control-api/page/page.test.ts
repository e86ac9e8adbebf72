import { expect, test } from 'vitest';
import { createSandbox } from '../../sandbox.ts';
import { frozen } from '../../testing/frozen.ts';
import { Person } from '../../testing/person.ts';
import { CONTROL_PATH, createControl } from '../control-api.ts';

const PASSWORD = 'Correct-horse-1';

async function start() {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] },
    users: [
      {
        username: 'ada',
        password: PASSWORD,
        attributes: { email: 'ada@example.com', name: '<b>Ada</b>' },
        mfa: { enabled: ['EMAIL_OTP'] },
      },
    ],
  });
  const control = createControl(sandbox);
  const get = (path: string) => control(new Request(`http://127.0.0.1:4599${CONTROL_PATH}${path}`));
  return { sandbox, get };
}

test('the page shows codes, calls, users, clock and faults, and no secret', async () => {
  const { sandbox, get } = await start();
  sandbox.faults.add({ kind: 'throttle', operation: 'SignUp' });
  await new Person(sandbox, 'ada', PASSWORD).signInBySrp();
  const response = await get('');
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(text).toContain(sandbox.outbox.latest('ada')?.code);
  expect(text).toContain('asks PASSWORD_VERIFIER');
  expect(text).toContain('asks EMAIL_OTP');
  expect(text).toContain('throttle on SignUp');
  expect(text).toContain(new Date(sandbox.clock.now()).toUTCString());
  expect(text).not.toContain(PASSWORD);
  expect(text).not.toContain('AYAB');
});

test('what people write into their attributes stays text', async () => {
  const { get } = await start();
  expect(await (await get('')).text()).toContain('&lt;b&gt;Ada&lt;/b&gt;');
});

test('each pool has its page, and an unknown one none', async () => {
  const { sandbox, get } = await start();
  const { userPoolId } = await sandbox.createPool({ users: [{ username: 'grace' }] });
  const text = await (await get(`?pool=${userPoolId}`)).text();
  expect(text).toContain('grace');
  expect(text).not.toContain('ada@example.com');
  expect((await get('?pool=us-east-1_Nowhere')).status).toBe(404);
});

test('brings its own script and style, and lets in no other', async () => {
  const { get } = await start();
  expect((await get('')).headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await (await get('/page.js')).text()).toMatch(/^\(function keepPageAlive\(\)/);
  expect((await get('/page.css')).headers.get('content-type')).toContain('text/css');
  expect((await get('/outbox')).headers.get('location')).toBe(`${CONTROL_PATH}#outbox`);
});
