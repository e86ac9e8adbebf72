import { createSandbox } from '@latchkey/sandbox';
import { describe, expect, it } from 'vitest';
import { createAuth } from './auth.ts';

describe('outside of a browser', () => {
  it('settles on signedOut, keeps nothing and tells why', async () => {
    const auth = createAuth({ userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' });
    expect(auth.getState().view).toBe('splash');
    expect((await auth.ready()).view).toBe('signedOut');
    expect(await auth.getCapabilities()).toEqual({
      storage: 'memory',
      reason: 'no-indexeddb',
      locks: false,
      channel: false,
    });
    expect(await auth.getAccessToken()).toBeNull();
    auth.dispose();
  });

  it('signs in, as in the README', async () => {
    const pool = await createSandbox({ users: [{ username: 'ada', password: 'Correct-horse-7!' }] });
    const auth = createAuth({
      userPoolId: pool.userPoolId,
      clientId: pool.clientId,
      endpoint: pool.endpoint,
      environment: { fetch: (...request) => pool.fetch(new Request(...request)) },
    });
    await auth.ready();
    const home = new Promise((resolve) => {
      auth.subscribe((state) => state.view === 'home' && resolve(state.user.username));
    });
    auth.actions.signIn({ username: 'ada', password: 'Correct-horse-7!' });
    expect(await home).toBe('ada');
    auth.dispose();
  });

  it('rejects what waits when it is disposed', async () => {
    const auth = createAuth({ userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' });
    const ready = auth.ready();
    auth.dispose();
    await expect(ready).rejects.toMatchObject({ name: 'AuthError', code: 'disposed' });
    await expect(auth.getTokens()).rejects.toMatchObject({ code: 'disposed' });
  });
});
