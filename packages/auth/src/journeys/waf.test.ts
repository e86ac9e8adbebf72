import type { WafTokenRequest } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import type { AuthConfig } from '../api.ts';

/** A pool behind a firewall that asks for a CAPTCHA in every request without the token. */
async function startBehindWaf(config: Partial<AuthConfig>) {
  const journey = await startJourney();
  const fetch = (async (input, init) => {
    const request = new Request(input, init);
    if (request.headers.get('x-aws-waf-token') === 'solved') return journey.sandbox.fetch(request);
    return new Response('<html>', { status: 405, headers: { 'x-amzn-waf-action': 'captcha' } });
  }) satisfies typeof globalThis.fetch;
  const tab = journey.open(config, { fetch });
  await tab.at('signedOut');
  tab.auth.actions.signIn({ username: 'ann', password });
  return { journey, tab };
}

describe.each([{}, { isolation: 'worker' as const }])('a CAPTCHA of AWS WAF, with %o', (tier) => {
  it('is solved by the app, for as long as a person takes, and the sign-in continues', async () => {
    const asked: WafTokenRequest[] = [];
    let solve = (_token: string) => {};
    const { journey, tab } = await startBehindWaf({
      ...tier,
      getWafToken: (request) => {
        asked.push(request);
        return new Promise((resolve) => {
          solve = resolve;
        });
      },
    });
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toMatchObject({ action: 'captcha', operation: 'InitiateAuth' });
    journey.clock.advance(120_000);
    expect(tab.auth.getState()).toMatchObject({ view: 'signIn', busy: true });
    solve('solved');
    await tab.at('home');
    expect(asked).toHaveLength(1);
  });

  it('that is not solved refuses the sign-in', async () => {
    const { tab } = await startBehindWaf({ ...tier, getWafToken: async () => null });
    const { fault } = await tab.at('signIn');
    expect(fault).toMatchObject({ kind: 'blocked', reason: 'waf-captcha' });
  });

  it('that fails to load refuses the sign-in', async () => {
    const { tab } = await startBehindWaf({
      ...tier,
      getWafToken: () => Promise.reject(new Error('no script')),
    });
    expect((await tab.at('signIn')).fault).toMatchObject({ kind: 'blocked', reason: 'waf-captcha' });
  });

  it('is no longer asked of the person when the sign-in is cancelled', async () => {
    let signal: AbortSignal | undefined;
    const { tab } = await startBehindWaf({
      ...tier,
      getWafToken: (request) => {
        signal = request.signal;
        return new Promise(() => {});
      },
    });
    await expect.poll(() => signal).toBeDefined();
    tab.auth.actions.cancel();
    await tab.at('signedOut');
    await expect.poll(() => signal?.aborted).toBe(true);
  });
});
