import { describe, expect, test } from 'vitest';
import type { InjectedFault } from '../../controls/faults.ts';
import type { JournalEntry } from '../../controls/journal.ts';
import type { OutboxMessage } from '../../controls/outbox.ts';
import type { UserView } from '../../pool/user-view.ts';
import type { SandboxPool } from '../../sandbox-pool.ts';
import { clockSection } from './clock-section.ts';
import { faultsSection } from './faults-section.ts';
import { journalSection } from './journal-section.ts';
import { outboxSection } from './outbox-section.ts';
import { usersSection } from './users-section.ts';
import type { Html } from './view.ts';

const AT = Date.UTC(2026, 8, 21, 12, 34, 56);
const pathOf = (path: string) => `/pools/one${path}`;
const pool = (parts: object) => parts as SandboxPool;

/** The text of a section without its tags, each cell and option on its own. */
async function textOf(section: Html): Promise<string> {
  return String(await section)
    .replace(/<\/(?:td|th|option|li|button|label)>/g, ' | ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** What its forms call, and the questions before that. */
async function callsOf(section: Html): Promise<string[]> {
  const forms = String(await section).matchAll(/data-call="([^"]*)"(?: data-confirm="([^"]*)")?/g);
  return Array.from(forms, ([, call, question]) =>
    question === undefined ? `${call}` : `${call} ${question}`,
  );
}
const keysOf = async (section: Html) =>
  Array.from(String(await section).matchAll(/data-key="(\d+)"/g), ([, key]) => Number(key));
const listOf = <T>(length: number, make: (id: number) => T) =>
  Array.from({ length }, (_, index) => make(index + 1));

const labelsOf = async (section: Html) =>
  Array.from(String(await section).matchAll(/aria-label="([^"]*)"/g), ([, label]) => label);

describe('the outbox', () => {
  const message = (id: number, more: Partial<OutboxMessage> = {}): OutboxMessage => ({
    id,
    at: AT,
    medium: 'EMAIL',
    destination: 'ada@example.com',
    username: 'ada',
    purpose: 'mfa',
    code: '123456',
    subject: 'Your code',
    body: 'Your code is 123456.',
    ...more,
  });
  const section = (messages: readonly OutboxMessage[]) =>
    outboxSection(pool({ outbox: { messages } }), pathOf);

  test('shows the newest 20 messages, the newest first', async () => {
    const shown = section(listOf(21, message));
    expect(await keysOf(shown)).toEqual(listOf(20, (id) => 22 - id));
    expect(await callsOf(shown)).toEqual(['DELETE /pools/one/outbox Delete all messages?']);
  });

  test('shows time, address, text, reason and code of a message', async () => {
    expect(await textOf(section([message(1)]))).toContain(
      '12:34:56 | ada@example.com Your code Your code is 123456. | Second factor | 123456 Copy | ',
    );
    expect(await textOf(section([message(1)]))).toContain('Outbox Clear |');
    expect(await labelsOf(section([message(1)]))).toEqual(['Copy the code for ada@example.com']);
    const sms = message(1, { medium: 'SMS', destination: '+15550100', subject: 'None' });
    expect(await textOf(section([sms]))).toContain('+15550100 Your code is 123456. | ');
  });

  test.each([
    ['sign-up', 'Sign-up'],
    ['resend', 'Sign-up, sent again'],
    ['forgot-password', 'Forgotten password'],
    ['verify-attribute', 'New email or phone'],
    ['invitation', 'Invitation'],
    ['sign-in', 'Sign-in'],
  ] as const)('says %s as %s', async (purpose, words) => {
    expect(await textOf(section([message(1, { purpose })]))).toContain(`| ${words} |`);
  });

  test('says what arrives in an empty one', async () => {
    expect(await textOf(section([]))).toContain('Codes and invitations arrive here.');
  });
});

describe('the journal', () => {
  const entry = (id: number, more: Partial<JournalEntry> = {}): JournalEntry => ({
    id,
    at: AT,
    requestId: 'a-request',
    operation: 'GetUser',
    status: 200,
    request: { AccessToken: '***' },
    response: { Username: 'ada' },
    ...more,
  });
  const section = (entries: readonly JournalEntry[], search = '') =>
    journalSection(pool({ journal: { entries } }), pathOf, search);

  test('shows the newest 100 calls, the newest first, and how many there are', async () => {
    const shown = section(listOf(101, (id) => entry(id)));
    expect(await keysOf(shown)).toEqual(listOf(100, (id) => 102 - id));
    expect(await textOf(shown)).toContain('The newest 100 of 101.');
    const all = section(listOf(100, (id) => entry(id)));
    expect(await keysOf(all)).toHaveLength(100);
    expect(await textOf(all)).toMatch(/^ Journal Search the journal \| Clear \| .* \| ok \| $/);
    expect(await callsOf(all)).toEqual(['DELETE /pools/one/journal Delete all entries of the journal?']);
  });

  test.each<[Partial<JournalEntry>, string, 'good' | 'bad']>([
    [{}, 'ok', 'good'],
    [{ challengeName: 'SMS_MFA' }, 'asks SMS_MFA', 'good'],
    [{ challengeName: 'SMS_MFA', fault: 'latency' }, 'asks SMS_MFA (fault: latency)', 'good'],
    [{ status: 302 }, 'ok', 'bad'],
    [{ status: 0, fault: 'network' }, 'no answer (fault: network)', 'bad'],
    [{ status: 0 }, 'no answer', 'bad'],
    [
      { status: 400, errorType: 'UserNotFoundException', errorMessage: 'No.' },
      'UserNotFoundException: No.',
      'bad',
    ],
    [{ errorType: 'invalid_grant', fault: 'error' }, 'invalid_grant: (fault: error)', 'bad'],
  ])('shows the result of %j as %s', async (more, result, look) => {
    const shown = section([entry(1, more)]);
    expect(await textOf(shown)).toContain(`| ${result} |`);
    expect(String(await shown)).toContain(`<td class="${look}">`);
  });

  test('shows flow or challenge, person, page, request and response of a call', async () => {
    const shown = section([
      entry(1, {
        operation: 'InitiateAuth',
        authFlow: 'USER_AUTH',
        username: 'ada',
        origin: 'http://localhost:5173',
      }),
    ]);
    const text = await textOf(shown);
    expect(text).toContain('12:34:56 | InitiateAuth USER_AUTH {');
    for (const part of ['AccessToken', '***', 'Username', 'http://localhost:5173', '| ada |'])
      expect(text).toContain(part);
    expect(await textOf(section([entry(1, { answered: 'SMS_MFA' })]))).toContain('GetUser SMS_MFA {');
    expect(await textOf(section([entry(1)]))).toMatch(/GetUser { &quot;request&quot;.*} \| \| ok \|/);
    expect(String(await section([entry(1)]))).not.toContain('<code>');
  });

  test('is searched in all of a call, ignoring case', async () => {
    const entries = [entry(1, { username: 'Ada' }), entry(2), entry(3, { response: { Username: 'ADA' } })];
    const others = entries.map((each) => ({ ...each, response: each.id === 2 ? {} : each.response }));
    expect(await keysOf(section(others, 'aDa'))).toEqual([3, 1]);
    expect(await textOf(section(others, 'none'))).toContain('Nothing found for “none”.');
    expect(String(await section(others, 'aDa'))).toContain('data-search="journal" value="aDa"');
  });

  test('says what appears in an empty one', async () => {
    expect(await textOf(section([]))).toContain('Calls to the pool appear here, with their secrets masked.');
  });
});

describe('the users', () => {
  const ada: UserView = {
    username: 'ada',
    sub: 'a-sub',
    status: 'CONFIRMED',
    enabled: true,
    attributes: { sub: 'a-sub', identities: '[]', email: 'ada@example.com' },
    groups: [],
    mfa: [],
    preferredMfa: undefined,
    hasPassword: true,
    passwordChanges: 0,
    devices: [],
    passkeys: [],
    sessions: 0,
  };
  const section = (found: readonly UserView[], search = '', count = found.length) =>
    usersSection(pool({ users: { count, search: () => found } }), pathOf, search);

  test('are shown with status, attributes, factors and sign-ins', async () => {
    expect(await textOf(section([ada]))).toContain(
      '| CONFIRMED | identities: [] email: ada@example.com | | | 0 | 1 users',
    );
    const more = {
      enabled: false,
      groups: ['staff', 'guests'],
      mfa: ['SMS_MFA', 'EMAIL_OTP'],
      passkeys: ['one', 'two'],
      hasPassword: false,
      sessions: 2,
    };
    expect(await textOf(section([{ ...ada, ...more }], '', 5))).toContain(
      '| CONFIRMED, disabled staff, guests | identities: [] email: ada@example.com | SMS_MFA, EMAIL_OTP, passkey, passkey no password | | 2 Sign out | | 1 of 5 users',
    );
  });

  test.each([
    [{ remembered: true, confirmed: true, name: 'Phone' }, 'Phone: remembered'],
    [{ remembered: false, confirmed: true, name: 'Phone' }, 'Phone: confirmed'],
    [{ remembered: false, confirmed: false, name: undefined }, 'device: not confirmed'],
  ])('have the device %j as %s', async (more, words) => {
    const device = { deviceKey: 'a-key', deviceGroupKey: 'a-group', confirmedAfterMfa: false, ...more };
    const shown = section([{ ...ada, devices: [device] }]);
    expect(await textOf(shown)).toContain(words);
    expect(await callsOf(shown)).toContain(
      `DELETE /pools/one/users/ada/devices/a-key Delete the device ${more.name ?? 'device'} of ada? The app is not notified.`,
    );
  });

  test('can be added, changed, signed out and deleted, by names of any letters', async () => {
    expect(await callsOf(section([{ ...ada, username: 'a/b', sessions: 1 }]))).toEqual([
      'POST /pools/one/users',
      'PATCH /pools/one/users/a%2Fb',
      'DELETE /pools/one/users/a%2Fb Delete a/b, with all devices and sign-ins?',
      'POST /pools/one/users/a%2Fb/sign-out End all sign-ins of a/b?',
    ]);
  });

  test('have labels for what can be done with them', async () => {
    const device = {
      deviceKey: 'a-key',
      deviceGroupKey: 'a-group',
      name: 'Phone',
      confirmed: true,
      remembered: false,
      confirmedAfterMfa: false,
    };
    const shown = section([{ ...ada, devices: [device] }]);
    expect(await textOf(shown)).toMatch(/^ Users Search users \| .* Delete user \| .* Forget \| /);
    expect(await labelsOf(shown)).toEqual(['Copy the username ada']);
    const html = String(await shown);
    expect(html).toContain('data-search="users" value=""');
    expect(html).toContain('<td>CONFIRMED</td>');
    expect(html).toContain('<option >RESET_REQUIRED</option>');
  });

  test('are edited from what they have', async () => {
    const html = String(
      await section([{ ...ada, status: 'RESET_REQUIRED', groups: ['staff', 'guests'], enabled: false }]),
    );
    const edit = html.slice(html.indexOf('PATCH'));
    expect(edit).toContain('name="attributes.email" value="ada@example.com" data-keep');
    expect(edit).not.toMatch(/name="attributes.(sub|identities)"/);
    expect(edit).toContain('name="groups" data-type="list" value="staff, guests" data-keep');
    expect(edit).toContain('<option selected>RESET_REQUIRED</option>');
    expect(edit.match(/<option selected>/g)).toHaveLength(1);
    expect(edit).toMatch(/name="enabled" *>/);
    expect(html.slice(0, html.indexOf('PATCH'))).toContain('<option selected>CONFIRMED</option>');
    expect(String(await section([ada]))).toContain('name="enabled" checked>');
  });

  test('are none, or none that was searched for', async () => {
    expect(await textOf(section([]))).toContain('No users yet.');
    expect(await textOf(section([], 'bob', 3))).toContain('Nobody found for “bob”.');
  });
});

test('the clock is shown, and moves on by steps', async () => {
  const section = clockSection(pool({ clock: { now: () => AT } }), pathOf);
  expect(await textOf(section)).toContain('Mon, 21 Sep 2026 12:34:56 GMT');
  const steps = String(await section).matchAll(/value="(\d+)"><button class="small">([^<]*)/g);
  expect(Array.from(steps, ([, milliseconds, label]) => [Number(milliseconds), label])).toEqual([
    [30_000, '30 seconds'],
    [180_000, '3 minutes'],
    [3_600_000, '1 hour'],
    [86_400_000, '1 day'],
    [2_592_000_000, '30 days'],
  ]);
  expect(new Set(await callsOf(section))).toEqual(new Set(['POST /pools/one/clock/advance']));
});

test('faults are shown with their calls, and can be added and removed', async () => {
  const fault = (id: number, rule: InjectedFault['rule'], hits: number) => ({ id, rule, hits });
  const active = [
    fault(1, { kind: 'hold' }, 0),
    fault(2, { kind: 'server', operation: 'SignUp', times: 3 }, 2),
  ];
  const section = faultsSection(pool({ faults: { active } }), pathOf);
  const text = await textOf(section);
  expect(text).toContain('hold on every operation, 0 calls so far Release |');
  expect(text).toContain('server on SignUp, 2 of 3 calls so far Remove |');
  expect(text).toContain('The response is late | The response waits until you release it |');
  expect(String(await section)).toContain('<option value="InitiateAuth"></option>');
  expect(await callsOf(section)).toEqual([
    'POST /pools/one/faults',
    'DELETE /pools/one/faults/1',
    'DELETE /pools/one/faults/2',
  ]);
});
