import { describe, expect, it } from 'vitest';
import { fakeClock, fakePool, refusal, rejection, responds, type Step } from '../test/fake-pool.ts';
import {
  type BareClient,
  type BareClientConfig,
  createBareClient,
  createCognitoClient,
  type GetWafToken,
  getUser,
  isErrorOf,
  listDevices,
  WafError,
  type WafTokenRequest,
  withWafToken,
} from './index.ts';

const input = { accessToken: 'token' };
const user = responds({ Username: 'ada' });
const captcha = () =>
  new Response('<html>captcha</html>', { status: 405, headers: { 'x-amzn-waf-action': 'captcha' } });
const config = { region: 'eu-west-2', clientId: 'client' };

function setUp(steps: readonly Step[], more: Partial<BareClientConfig> = {}) {
  const pool = fakePool(...steps);
  const { clock, delays } = fakeClock();
  const client = createBareClient({ ...config, fetch: pool.fetch, clock, ...more });
  const tokens = () => pool.seen.map(({ headers }) => headers.get('x-aws-waf-token'));
  return { client, seen: pool.seen, tokens, delays };
}

describe('AWS WAF', () => {
  it.each([
    ['a CAPTCHA', 405, { 'x-amzn-waf-action': 'captcha' }, '<html>', 'captcha', 'waf-captcha'],
    ['a CAPTCHA whose header another origin cannot read', 405, {}, '', 'captcha', 'waf-captcha'],
    ['a challenge', 202, { 'x-amzn-waf-action': 'challenge' }, '', 'challenge', 'waf-challenge'],
    ['a challenge without a readable header', 202, {}, '<html>', 'challenge', 'waf-challenge'],
    [
      'a CAPTCHA with a status of its own',
      403,
      { 'x-amzn-waf-action': 'captcha' },
      '',
      'captcha',
      'waf-captcha',
    ],
    [
      'a challenge with another status',
      403,
      { 'x-amzn-waf-action': 'challenge' },
      '',
      'challenge',
      'waf-challenge',
    ],
    ['an action that is unknown', 403, { 'x-amzn-waf-action': 'count' }, '', 'blocked', 'waf-blocked'],
    ['a block', 403, {}, '<html>403 Forbidden</html>', 'blocked', 'waf-blocked'],
    ['a block in JSON', 403, {}, '{"message":"Forbidden"}', 'blocked', 'waf-blocked'],
  ])('that answers with %s is recognised', async (_, status, headers, body, action, code) => {
    const response = () => new Response(body, { status, headers: headers as Record<string, string> });
    const { client, seen } = setUp([response]);
    const error = await rejection(getUser(client, input));
    expect(error).toBeInstanceOf(WafError);
    expect(error).toMatchObject({
      name: 'WafError',
      code,
      action,
      httpStatus: status,
      retry: 'never',
      attempts: 1,
    });
    expect((error as WafError).message).toBe(
      `AWS WAF or a proxy stopped GetUser (${action}): see withWafToken.`,
    );
    expect(isErrorOf(getUser, error)).toBe(true);
    expect(seen).toHaveLength(1);
  });

  it.each([403, 405])('is not meant by an exception of Cognito with status %d', async (status) => {
    const named = setUp([refusal('ForbiddenException', 'Blocked.', { status })]);
    expect(await rejection(getUser(named.client, input))).toMatchObject({ code: 'ForbiddenException' });
    const inHeader = () =>
      new Response('', { status, headers: { 'x-amzn-errortype': 'ForbiddenException:' } });
    expect(await rejection(getUser(setUp([inHeader]).client, input))).toMatchObject({
      code: 'ForbiddenException',
    });
  });
});

describe('a token of AWS WAF', () => {
  it('lets the call continue, and is sent with all later calls', async () => {
    const { client, tokens } = setUp([captcha, user]);
    const asked: WafTokenRequest[] = [];
    const human = withWafToken(client, async (request) => {
      asked.push(request);
      return 'solved';
    });
    expect((await getUser(human, input)).username).toBe('ada');
    await getUser(human, input, { headers: { 'x-app': '1' } });
    expect(asked).toEqual([{ action: 'captcha', operation: 'GetUser', signal: undefined }]);
    expect(tokens()).toEqual([null, 'solved', 'solved']);
  });

  it('is an option of the full client, and serves the builder too', async () => {
    const pool = fakePool(captcha, responds({ ChallengeName: 'EMAIL_OTP' }));
    const client = createCognitoClient({ ...config, fetch: pool.fetch, getWafToken: async () => 'solved' });
    const step = await client.initiateAuth().authFlow('USER_AUTH').authParameters('USERNAME', 'ada').send();
    expect(step.challengeName).toBe('EMAIL_OTP');
    expect(pool.seen[1]?.headers.get('x-aws-waf-token')).toBe('solved');
  });

  it('may take a person as long as it takes: no time-out runs', async () => {
    const timers: number[] = [];
    const clock = {
      now: () => 0,
      setTimeout: (_: () => void, ms: number) => timers.push(ms),
      clearTimeout: () => timers.pop(),
    };
    const { client } = setUp([captcha, user], { clock });
    let running = -1;
    await getUser(
      withWafToken(client, async () => {
        running = timers.length;
        return 'solved';
      }),
      input,
    );
    expect(running).toBe(0);
  });

  it('is asked for once a call: a second CAPTCHA ends it', async () => {
    const { client, seen } = setUp([captcha]);
    let asked = 0;
    const stubborn = withWafToken(client, async () => `token-${++asked}`);
    expect(await rejection(getUser(stubborn, input))).toMatchObject({ code: 'waf-captcha' });
    expect([asked, seen.length]).toEqual([1, 2]);
  });

  it('is renewed when AWS WAF no longer takes it', async () => {
    const { client, tokens } = setUp([captcha, user, captcha, user]);
    let asked = 0;
    const human = withWafToken(client, async () => `token-${++asked}`);
    await getUser(human, input);
    await getUser(human, input);
    expect(tokens()).toEqual([null, 'token-1', 'token-1', 'token-2']);
  });

  it('is asked for once by calls that are stopped at the same time', async () => {
    const { client, tokens } = setUp([captcha, captcha, user]);
    let asked = 0;
    const human = withWafToken(client, async () => `token-${++asked}`);
    await Promise.all([getUser(human, input), listDevices(human, input)]);
    expect(tokens()).toEqual([null, null, 'token-1', 'token-1']);
  });

  it.each([
    ['null', null],
    ['nothing', undefined],
    ['an empty string', ''],
    ['no header value', 'a\nb'],
  ])('that is %s ends the call with the WafError', async (_, token) => {
    const { client, seen } = setUp([captcha]);
    const error = await rejection(
      getUser(
        withWafToken(client, async () => token),
        input,
      ),
    );
    expect(error).toMatchObject({ code: 'waf-captcha', action: 'captcha' });
    expect(seen).toHaveLength(1);
  });

  it('that could not be had is the cause of the WafError, and is asked for again by the next call', async () => {
    const { client } = setUp([captcha, captcha, user]);
    const failures = [new Error('widget blocked')];
    const getToken: GetWafToken = async () => {
      const failure = failures.pop();
      if (failure) throw failure;
      return 'solved';
    };
    const human = withWafToken(client, getToken);
    const error = await rejection(getUser(human, input));
    expect(error).toMatchObject({ code: 'waf-captcha', cause: new Error('widget blocked') });
    expect((await getUser(human, input)).username).toBe('ada');
  });

  it('is not waited for by an aborted call, nor by the calls after it', async () => {
    const { client, seen } = setUp([captcha, captcha, user]);
    const controller = new AbortController();
    let asked = 0;
    const human = withWafToken(client, ({ signal }) => {
      asked++;
      if (asked > 1) return Promise.resolve('solved');
      queueMicrotask(() => controller.abort());
      expect(signal).toBe(controller.signal);
      return new Promise(() => {});
    });
    const call = getUser(human, input, { signal: controller.signal });
    expect(await rejection(call)).toMatchObject({ code: 'aborted' });
    expect(seen).toHaveLength(1);
    expect((await getUser(human, input)).username).toBe('ada');
  });

  it('is not asked for by a call that was cancelled while another one had its turn', async () => {
    const { client, seen } = setUp([captcha]);
    const controller = new AbortController();
    const waiting: ((token: null) => void)[] = [];
    const human = withWafToken(client, () => new Promise((resolve) => waiting.push(resolve)));
    const first = rejection(getUser(human, input));
    const second = rejection(getUser(human, input, { signal: controller.signal }));
    await expect.poll(() => [waiting.length, seen.length]).toEqual([1, 2]);
    controller.abort();
    expect(await second).toMatchObject({ code: 'aborted' });
    waiting[0]?.(null);
    expect(await first).toMatchObject({ code: 'waf-captcha' });
    await Promise.resolve();
    expect(waiting).toHaveLength(1);
  });

  it('is not asked for by a call that was cancelled in the moment of its answer, and which ends immediately', async () => {
    const { client, seen } = setUp([captcha]);
    const controller = new AbortController();
    const call: BareClient['call'] = (operation, sent, options) =>
      client.call<never>(operation, sent, options).catch((error: unknown) => {
        if (options?.signal) controller.abort();
        throw error;
      });
    let asked = 0;
    const human = withWafToken({ ...client, call }, () => {
      asked++;
      return new Promise(() => {});
    });
    void getUser(human, input);
    await expect.poll(() => asked).toBe(1);
    const left = getUser(human, input, { signal: controller.signal });
    expect(await rejection(left)).toMatchObject({ code: 'aborted' });
    expect([asked, seen.length]).toEqual([1, 2]);
  });

  it('is not asked for where a firewall has blocked the request', async () => {
    const { client } = setUp([() => new Response('<html>', { status: 403 })]);
    const human = withWafToken(client, () => Promise.reject(new Error('asked')));
    const error = await rejection(getUser(human, input));
    expect(error).toMatchObject({ code: 'waf-blocked' });
    expect((error as WafError).cause).toBeUndefined();
  });
});
