import { expect, test } from 'vitest';
import { createSandbox } from '../../sandbox.ts';
import { frozen } from '../../testing/frozen.ts';
import { Person } from '../../testing/person.ts';
import { apiRequest } from '../../testing/wire.ts';
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
  expect(text).toContain('<code>throttle</code> on SignUp');
  expect(text).toContain(new Date(sandbox.clock.now()).toUTCString());
  expect(text).not.toContain(PASSWORD);
  expect(text).not.toContain('AYAB');
});

test('attributes are shown as text, markup included', async () => {
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

test('the journal and the users can be searched, by the address', async () => {
  const { sandbox, get } = await start();
  await sandbox.users.add({ username: 'grace', attributes: { name: 'Rear Admiral' } });
  await new Person(sandbox, 'ada', PASSWORD).signInBySrp();
  const journal = await (await get('?journal=password_verifier')).text();
  const rows = (text: string) =>
    text.slice(text.indexOf('id="journal"'), text.lastIndexOf('users-title')).match(/<tr data-key/g);
  expect(rows(journal)).toHaveLength(2);
  expect(rows(await (await get('?journal=user_srp')).text())).toHaveLength(1);
  expect(await (await get('?journal=nothing-like-it')).text()).toContain(
    'Nothing found for “nothing-like-it”.',
  );
  const users = await (await get('?users=ADMIRAL')).text();
  expect([users.includes('Rear Admiral'), users.includes('ada@example.com</div>')]).toEqual([true, false]);
  expect(await (await get('?users=<i>')).text()).toContain('Nobody found for “&lt;i&gt;”.');
});

test('a pool has its name and a way back to the app that has called it', async () => {
  const { sandbox, get } = await start();
  sandbox.configure({ poolName: 'shop' });
  const request = apiRequest(sandbox, 'GetUser', '{}');
  request.headers.set('origin', 'http://localhost:5173');
  await sandbox.fetch(request);
  const text = await (await get('')).text();
  expect(text).toContain(`shop (${sandbox.userPoolId})`);
  expect(text).toContain('<a href="http://localhost:5173"');
});

test('the page leads to its sections, and lets a pool be chosen, copied and reset', async () => {
  const { sandbox, get } = await start();
  const { userPoolId } = await sandbox.createPool({ users: [] });
  const text = await (await get(`?pool=${userPoolId}`)).text();
  expect(text).toContain(
    ['Outbox', 'Clock', 'Journal', 'Users', 'Faults']
      .map((name) => `<a href="#${name.toLowerCase()}-title">${name}</a> `)
      .join(''),
  );
  expect(text).toContain(
    `data-call="POST ${CONTROL_PATH}/pools/${userPoolId}/reset" data-confirm="Restore the state that the pool was created with? Users who signed up are deleted."><button class="small">Reset the pool</button>`,
  );
  expect(text).toContain(`<option value="${userPoolId}" selected>`);
  expect(text).toContain(`<option value="${sandbox.userPoolId}" >`);
  for (const label of ['the pool id', 'the client id', 'the endpoint'])
    expect(text).toContain(`"Copy ${label}"`);
  expect(text).toContain('has not called yet');
});

test('only pages of the web are a way back', async () => {
  const { sandbox, get } = await start();
  for (const origin of [undefined, 'app:http://localhost', 'https://app.example']) {
    const request = apiRequest(sandbox, 'GetUser', '{}');
    if (origin !== undefined) request.headers.set('origin', origin);
    await sandbox.fetch(request);
  }
  const text = await (await get('')).text();
  const app = text.slice(text.indexOf('id="app"'), text.indexOf('role="status"'));
  expect(app.match(/href="[^"]*"/g)).toEqual(['href="https://app.example"']);
  expect(app).not.toContain('has not called yet');
});

test('only a user who is signed in can be signed out', async () => {
  const { sandbox, get } = await start();
  expect(await (await get('')).text()).not.toContain('Sign out');
  await sandbox.users.add({ username: 'grace', password: PASSWORD });
  await new Person(sandbox, 'grace', PASSWORD).signInBySrp();
  const text = await (await get('')).text();
  expect(text).toContain('End all sign-ins of grace?');
  expect(text).not.toContain('End all sign-ins of ada?');
});

test('of many users the first are shown, and how many there are', async () => {
  const { sandbox, get } = await start();
  for (let n = 0; n < 60; n += 1) await sandbox.users.add({ username: `user${n}` });
  const text = await (await get('')).text();
  expect([text.includes('50 of 61 users'), text.includes('data-key="user58"')]).toEqual([true, false]);
});

test('has its own script and style, and allows no other', async () => {
  const { get } = await start();
  expect((await get('')).headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await (await get('/page.js')).text()).toMatch(/^\(function keepPageAlive\(\)/);
  expect((await get('')).headers.get('cache-control')).toBe('no-store');
  expect((await get('/page.js')).headers.get('content-type')).toContain('text/javascript');
  expect((await get('/page.css')).headers.get('content-type')).toContain('text/css');
  expect((await get('/outbox')).headers.get('location')).toBe(`${CONTROL_PATH}#outbox-title`);
});
