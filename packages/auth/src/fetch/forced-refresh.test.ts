import { describe, expect, it } from 'vitest';
import { API, fakeApi, tokensOf } from '../../test/fake-api.ts';
import { createAuthFetch } from './index.ts';

describe('an API that refuses every token', () => {
  it('costs one refresh, however often it is called', async () => {
    const { fetch, refuseAll, refreshes } = fakeApi();
    refuseAll();
    for (let call = 0; call < 10; call += 1) expect((await fetch(`${API}/poll`)).status).toBe(401);
    expect(refreshes()).toBe(1);
  });

  it('costs one refresh when ten calls are refused at the same time', async () => {
    const { fetch, refuseAll, refreshes } = fakeApi();
    refuseAll();
    await Promise.all(Array.from({ length: 10 }, () => fetch(`${API}/poll`)));
    expect(refreshes()).toBe(1);
  });

  it('costs one refresh for ten calls that are refused at the same time, and each is repeated with its token', async () => {
    const { fetch, refreshes } = fakeApi({ accepted: 'new' });
    const responses = await Promise.all(Array.from({ length: 10 }, () => fetch(`${API}/notes`)));
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
    expect(refreshes()).toBe(1);
  });

  it('costs none for the token of the last forced refresh, however old that is', async () => {
    const { fetch, refuseAll, refreshes, pass } = fakeApi();
    refuseAll();
    await fetch(`${API}/poll`);
    pass(3_000_000);
    await fetch(`${API}/poll`);
    expect(refreshes()).toBe(1);
  });

  it('costs one refresh a minute at most while other tabs renew the token as well', async () => {
    const { fetch, refuseAll, refreshes, hold, pass } = fakeApi();
    refuseAll();
    for (let call = 0; call < 10; call += 1) {
      hold(tokensOf(`by another tab ${call}`));
      await fetch(`${API}/poll`);
      pass(7_000);
    }
    expect(refreshes()).toBe(2);
  });

  it('costs no more by two fetches of one session', async () => {
    const { getTokens, refreshes } = fakeApi();
    const make = () =>
      createAuthFetch(
        { getTokens },
        { origins: [API], fetch: async () => new Response(null, { status: 401 }) },
      );
    const session = { getTokens };
    const options = { origins: [API], fetch: async () => new Response(null, { status: 401 }) };
    await createAuthFetch(session, options)(`${API}/a`);
    await createAuthFetch(session, options)(`${API}/b`);
    expect(refreshes()).toBe(1);
    await make()(`${API}/c`);
    expect(refreshes()).toBe(2);
  });

  it('costs none by refreshes that fail, within a minute', async () => {
    const { fetch, refreshes, pass } = fakeApi({ accepted: 'new', renewed: new Error('offline') });
    await fetch(`${API}/poll`);
    await fetch(`${API}/poll`);
    expect(refreshes()).toBe(1);
    pass(59_999);
    await fetch(`${API}/poll`);
    expect(refreshes()).toBe(1);
    pass(1);
    await fetch(`${API}/poll`);
    expect(refreshes()).toBe(2);
  });
});
