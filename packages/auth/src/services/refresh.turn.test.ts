import { NetworkError, UnknownError } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { afterNextRead, refreshWorld, stored } from '../../test/refresh-world.ts';
import { refused } from '../../test/stub-client.ts';
import { pool } from '../../test/stub-world.ts';

const HOUR = 3_600_000;
const ASK = 'GetTokensFromRefreshToken';

const device = { deviceKey: 'eu-west-2_key', deviceGroupKey: '-group' };

describe('a device that is not confirmed yet', () => {
  it('is confirmed before the refresh, which Cognito would refuse', async () => {
    const { client, grant, signedIn, tab } = refreshWorld();
    const here = await signedIn({ deviceKey: device.deviceKey, newDevice: device });
    client.respond('ConfirmDevice', { userConfirmationNecessary: false });
    client.respond(ASK, grant('second'));
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
    expect(client.calls()).toEqual(['ConfirmDevice', ASK]);
    expect(await stored(tab())).toMatchObject({ newDevice: null, refreshToken: 'refresh-second' });
    expect(await here.devices.load('ann')).toMatchObject({ ...device, standing: 'remembered' });
  });

  it.each([
    ['TooManyRequestsException', 'throttled'],
    ['InternalErrorException', 'server'],
  ] as const)('by %s is waited for: nothing is refreshed', async (name, kind) => {
    const { client, signedIn } = refreshWorld();
    const here = await signedIn({ newDevice: device });
    client.respond('ConfirmDevice', refused(name, 'No.', 'ConfirmDevice'));
    expect(await here.refresh()).toMatchObject({ fault: { kind, code: name } });
    expect(client.calls()).toEqual(['ConfirmDevice']);
  });

  it('by a connection that fails is waited for', async () => {
    const { client, signedIn } = refreshWorld();
    const here = await signedIn({ newDevice: device });
    client.respond(
      'ConfirmDevice',
      new NetworkError('no answer', {
        operation: 'ConfirmDevice',
        attempts: 1,
        retry: 'unsure',
        timedOut: false,
      }),
    );
    expect(await here.refresh()).toMatchObject({ fault: { kind: 'network' } });
    expect(client.calls()).toEqual(['ConfirmDevice']);
  });

  it('and is refused for good is not asked for again: the refresh shows what is', async () => {
    const { client, grant, signedIn } = refreshWorld();
    const here = await signedIn({ newDevice: device });
    client.respond('ConfirmDevice', refused('InvalidParameterException', 'No.', 'ConfirmDevice'));
    client.respond(ASK, grant('second'));
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
    expect(client.calls()).toEqual(['ConfirmDevice', ASK]);
    expect(here.session.held().session?.newDevice).toMatchObject(device);
  });

  it('stays unconfirmed where its own sign-in came while the device of the one before was confirmed', async () => {
    const { client, made, signedIn, tab } = refreshWorld();
    const here = await signedIn({ newDevice: device });
    const another = { deviceKey: 'eu-west-2_another', deviceGroupKey: '-group' };
    client.respond('ConfirmDevice', async () => {
      const there = tab();
      await there.session.load();
      await there.session.end(null);
      await there.session.begin(made('later', { newDevice: another }));
      return { userConfirmationNecessary: false };
    });
    await here.confirm();
    expect((await stored(tab()))?.newDevice).toMatchObject(another);
  });

  it('is confirmed with one secret, after any retry', async () => {
    const { client, signal, signedIn, tab } = refreshWorld();
    const here = await signedIn({ newDevice: device });
    client.respond('ConfirmDevice', refused('InternalErrorException', 'No.', 'ConfirmDevice'), {
      userConfirmationNecessary: true,
    });
    await expect(here.confirm()).rejects.toMatchObject({ exceptionName: 'InternalErrorException' });
    const there = tab();
    await there.session.load();
    expect(await there.confirm()).toEqual({ kind: 'undecided' });
    const [first, second] = client.asked.map(({ input }) => input.deviceSecretVerifierConfig);
    expect(second).toEqual(first);
    expect(client.asked[0]?.options).toMatchObject({ timeout: 8_000, retry: false, signal });
    expect(await there.devices.load('ann')).toMatchObject({ standing: 'undecided' });
  });

  it.each([
    ['is there', () => ({ device: {} }), 'remembered'],
    ['is not remembered', () => refused('ResourceNotFoundException', 'No.', 'GetDevice'), 'undecided'],
  ] as const)('and was confirmed by an answer that was lost, and %s', async (_, found, standing) => {
    const { client, signedIn } = refreshWorld();
    const here = await signedIn({ newDevice: device });
    client.respond('ConfirmDevice', refused('DeviceKeyExistsException', 'No.', 'ConfirmDevice'));
    client.respond('GetDevice', found());
    expect(await here.confirm()).toEqual({ kind: standing });
    expect(client.asked[1]?.input).toMatchObject({ deviceKey: device.deviceKey });
    expect((await here.session.load()).session?.newDevice).toBeNull();
  });

  it('is not confirmed once nobody waits for it', async () => {
    const { client, signedIn } = refreshWorld();
    const here = await signedIn({ newDevice: device });
    await expect(here.confirm(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(client.calls()).toEqual([]);
    expect(here.session.held().session?.newDevice).toEqual(device);
  });

  it('hides no sign-out of another tab from the page', async () => {
    const { signedIn, tab } = refreshWorld();
    const here = await signedIn();
    const there = tab();
    await there.session.load();
    await there.session.end(null);
    expect(await here.confirm()).toMatchObject({ fault: { code: 'device-missing' } });
    expect(await here.session.look()).toBe('signedOut');
  });

  it('that is gone changes nothing', async () => {
    const { client, signedIn } = refreshWorld();
    const here = await signedIn();
    expect(await here.confirm()).toEqual({ kind: 'none' });
    await here.devices.save('ann', { ...device, devicePassword: 'x', standing: 'declined' });
    expect(await here.confirm()).toEqual({ kind: 'declined' });
    await here.session.end(null);
    expect(await here.confirm()).toMatchObject({ fault: { kind: 'unexpected', code: 'device-missing' } });
    expect(client.calls()).toEqual([]);
  });
});

describe('a tab that waits for its turn', () => {
  async function waiting(locks: boolean) {
    const here = refreshWorld();
    const tab = await here.signedIn();
    const { environment } = here.browser.tab();
    let release = () => {};
    const lock = `latchkey|${pool.userPoolId}|${pool.clientId}|refresh`;
    if (locks)
      void environment.locks?.request(lock, {}, () => new Promise<void>((resolve) => (release = resolve)));
    const late = async (force: boolean) => {
      const reply = tab.refresh(force);
      while (!here.browser.locks.isAwaited(lock)) await tick();
      here.clock.advance(20_000);
      return reply;
    };
    return { ...here, late, tab, release: () => release() };
  }

  it('gives up after twenty seconds where it was forced', async () => {
    const { late, release } = await waiting(true);
    expect(await late(true)).toEqual({ kind: 'fault', fault: { kind: 'network', code: 'lock-timeout' } });
    release();
  });

  it('continues with valid tokens where it failed, and looks again twenty seconds later', async () => {
    const { clock, client, late, release, tab } = await waiting(true);
    const { session } = tab.session.held();
    clock.advance((session?.refreshAt ?? 0) - clock.now());
    expect(await late(false)).toMatchObject({
      kind: 'session',
      session: { refreshAt: clock.now() + 20_000 },
    });
    expect(client.calls()).toEqual([]);
    release();
  });

  it('with a device gives up as well', async () => {
    const { browser, clock, release, tab } = await waiting(true);
    const confirmed = tab.confirm();
    while (!browser.locks.isAwaited(`latchkey|${pool.userPoolId}|${pool.clientId}|refresh`)) await tick();
    clock.advance(20_000);
    expect(await confirmed).toMatchObject({ fault: { kind: 'network', code: 'lock-timeout' } });
    release();
  });

  it('gives up where the present tokens are over', async () => {
    const { clock, late, release } = await waiting(true);
    clock.advance(HOUR);
    expect(await late(false)).toMatchObject({ fault: { code: 'lock-timeout' } });
    release();
  });
});

describe('another tab that writes directly after this one has read', () => {
  it('has its tokens used: without locks, none that it has replaced are sent', async () => {
    const { client, made, signedIn, tab } = refreshWorld();
    const there = await signedIn();
    const here = tab({ locks: null });
    await here.session.load();
    const { generation } = await there.session.load();
    afterNextRead(here.session, () => there.session.save(made('second'), generation));
    expect(await here.refresh()).toMatchObject({ kind: 'fault', fault: { code: 'lock-lost' } });
    expect(client.calls()).toEqual([]);
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-second' });
  });

  it('has its secret of the new device used: Cognito keeps one', async () => {
    const { client, signedIn, tab } = refreshWorld();
    const here = await signedIn({ newDevice: device });
    const there = tab();
    const secret = { devicePassword: 'of-there', salt: 'AAAA', passwordVerifier: 'BBBB' };
    afterNextRead(here.session, () =>
      there.session.modify((held) => ({ ...held, newDevice: { ...device, secret } })),
    );
    client.respond('ConfirmDevice', { userConfirmationNecessary: false });
    expect(await here.confirm()).toEqual({ kind: 'remembered' });
    const { salt, passwordVerifier } = secret;
    expect(client.asked.map(({ input }) => input.deviceSecretVerifierConfig)).toEqual([
      { salt, passwordVerifier },
    ]);
    expect(await tab().devices.load('ann')).toMatchObject({ devicePassword: 'of-there' });
  });
});

describe('the name of a refusal', () => {
  it.each(['ProxyNotAuthorizedException', 'MyUnknownOperationException'])(
    'is the whole of it: %s ends nothing, and asks for no other way',
    async (exceptionName) => {
      const { client, signedIn, tab } = refreshWorld();
      const here = await signedIn();
      const details = {
        operation: ASK,
        attempts: 1,
        retry: 'never',
        httpStatus: 400,
        exceptionName,
      } as const;
      client.respond(ASK, new UnknownError('It was answered with status 400.', details));
      expect(await here.refresh()).toMatchObject({ kind: 'fault', fault: { code: exceptionName } });
      expect(client.calls()).toEqual([ASK]);
      expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-first' });
    },
  );
});

it('a page that has not read yet loads the stored session', async () => {
  const { client, signedIn, tab } = refreshWorld();
  await signedIn();
  const here = tab();
  expect(await here.refresh(false)).toMatchObject({ kind: 'session', session: { username: 'ann' } });
  expect(client.calls()).toEqual([]);
});

it('a refresh answers with the new session, not with the one before', async () => {
  const { client, clock, grant, signedIn } = refreshWorld();
  const here = await signedIn();
  clock.advance(60_000);
  client.respond(ASK, () => grant('second'));
  const expiresAt = clock.now() + HOUR;
  expect(await here.refresh()).toMatchObject({ session: { expiresAt } });
});

it('a refresh after a sign-out is not the refusal of a later session', async () => {
  const { made, signedIn, tab } = refreshWorld();
  const here = await signedIn();
  const there = tab();
  await there.session.load();
  await there.session.end(null);
  await there.session.begin(made('theirs', { username: 'bea' }));
  await there.session.save(null);
  expect(await here.refresh()).toEqual({ kind: 'none' });
});
