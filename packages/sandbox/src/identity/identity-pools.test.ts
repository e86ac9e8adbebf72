import { beforeEach, describe, expect, test } from 'vitest';
import { IdentityPools, type Login } from './identity-pools.ts';

const ID = 'eu-west-2:7f1e0c9a-0000-4000-8000-000000000001';
const closed = { identityPoolId: ID, allowUnauthenticatedIdentities: false };
const open = {
  identityPoolId: 'eu-west-2:7f1e0c9a-0000-4000-8000-000000000002',
  allowUnauthenticatedIdentities: true,
};
const ada: Login = { provider: 'cognito-idp.eu-west-2.amazonaws.com/eu-west-2_One', sub: 'ada' };
const bob: Login = { ...ada, sub: 'bob' };
const adaElsewhere: Login = { ...ada, provider: 'cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Two' };

let pools: IdentityPools;
beforeEach(() => {
  pools = new IdentityPools([closed, open], (length) => crypto.getRandomValues(new Uint8Array(length)));
});
const use = (id: string, login: Login | undefined) => pools.use(id, async () => login);

test('an identity pool that there is not is not found', async () => {
  expect(pools.pool(ID)).toBe(closed);
  expect(() => pools.pool('eu-west-2:0')).toThrow("IdentityPool 'eu-west-2:0' not found.");
  await expect(use('eu-west-2:0', ada)).rejects.toMatchObject({
    type: 'ResourceNotFoundException',
    message: "Identity 'eu-west-2:0' not found.",
  });
});

describe('a login', () => {
  test('has one identity in each identity pool', () => {
    const id = pools.identify(closed, ada);
    expect(id).toMatch(/^eu-west-2:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(pools.identify(closed, ada)).toBe(id);
    const others = [
      pools.identify(open, ada),
      pools.identify(closed, bob),
      pools.identify(closed, adaElsewhere),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });

  test('uses its own identity, and none of another', async () => {
    const id = pools.identify(closed, ada);
    expect(await use(id, ada)).toBe(id);
    for (const login of [bob, adaElsewhere, undefined]) {
      await expect(use(id, login)).rejects.toMatchObject({
        type: 'NotAuthorizedException',
        message:
          "Logins don't match. Please include at least one valid login for this identity or identity pool.",
      });
    }
    expect(await use(id, ada)).toBe(id);
  });
});

describe('a guest', () => {
  test('is refused where the identity pool allows none', () => {
    expect(() => pools.identify(closed, undefined)).toThrow(
      'Unauthenticated access is not supported for this identity pool.',
    );
  });

  test('has a new identity each time', async () => {
    const [first, second] = [pools.identify(open, undefined), pools.identify(open, undefined)];
    expect(first).toMatch(/^eu-west-2:[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
    expect(await use(first, undefined)).toBe(first);
  });

  test('who signs in keeps the identity, which belongs to the login from then on', async () => {
    const id = pools.identify(open, undefined);
    expect(await use(id, ada)).toBe(id);
    expect(pools.identify(open, ada)).toBe(id);
    await expect(use(id, undefined)).rejects.toThrow("Logins don't match");
    await expect(use(id, bob)).rejects.toThrow("Logins don't match");
  });

  test('who already had an identity becomes that one, and the guest is gone', async () => {
    const known = pools.identify(open, ada);
    const guest = pools.identify(open, undefined);
    expect(await use(guest, ada)).toBe(known);
    await expect(use(guest, undefined)).rejects.toThrow('not found');
    expect(await use(known, ada)).toBe(known);
  });
});
