import { expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { administer } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

/** A second pool, which has no domain yet. */
async function start() {
  const sandbox = await createSandbox(frozen);
  const call = administer(sandbox);
  const { UserPool } = await call<{ UserPool: { Id: string } }>('CreateUserPool', { PoolName: 'second' });
  const UserPoolId = UserPool.Id;
  const create = (Domain: string, more: JsonObject = {}) =>
    call('CreateUserPoolDomain', { UserPoolId, Domain, ...more });
  return { sandbox, call, UserPoolId, create };
}

const certificate = (id: number) => ({
  CustomDomainConfig: { CertificateArn: `arn:aws:acm:us-east-1:000000000000:certificate/${id}` },
});
const refusal = (message: string) => expect.objectContaining({ type: 'InvalidParameterException', message });

test('domains are made, shown, changed and deleted', async () => {
  const { sandbox, call, UserPoolId, create } = await start();
  const domain = { UserPoolId, Domain: 'shop' };
  expect(await create('shop')).toEqual({ ManagedLoginVersion: 1 });
  expect(await create('auth.shop.example', certificate(1))).toEqual({
    ManagedLoginVersion: 1,
    CloudFrontDomain: expect.stringMatching(/^\w+\.cloudfront\.net$/),
  });
  expect(await call('UpdateUserPoolDomain', { ...domain, ManagedLoginVersion: 2 })).toEqual({
    ManagedLoginVersion: 2,
  });
  expect(await call('DescribeUserPoolDomain', domain)).toEqual({
    DomainDescription: {
      ...domain,
      AWSAccountId: expect.stringMatching(/^\d{12}$/),
      CloudFrontDistribution: expect.stringMatching(/^\w+\.cloudfront\.net$/),
      ManagedLoginVersion: 2,
      Status: 'ACTIVE',
      Version: expect.stringMatching(/^\d+$/),
    },
  });
  expect(await call('DescribeUserPool', { UserPoolId })).toMatchObject({
    UserPool: { Domain: 'shop', CustomDomain: 'auth.shop.example' },
  });
  await expect(call('DeleteUserPool', { UserPoolId })).rejects.toEqual(
    refusal('User pool cannot be deleted. It has a domain configured that should be deleted first.'),
  );
  for (const Domain of ['shop', 'auth.shop.example'])
    await call('DeleteUserPoolDomain', { UserPoolId, Domain });
  expect(await call('DescribeUserPoolDomain', domain)).toEqual({ DomainDescription: {} });
  await call('DeleteUserPool', { UserPoolId });
  expect(sandbox.pools.size).toBe(1);
});

test('a pool has one prefix and one custom domain, with names that no other pool has', async () => {
  const { call, create } = await start();
  const { UserPool } = await call<{ UserPool: { Domain: string } }>('DescribeUserPool');
  await expect(create(UserPool.Domain)).rejects.toEqual(
    refusal('Domain already associated with another user pool.'),
  );
  await create('shop');
  await expect(create('other')).rejects.toEqual(refusal('The user pool already has a domain configured.'));
  await create('auth.shop.example', certificate(1));
  await expect(create('auth.other.example', certificate(1))).rejects.toEqual(
    refusal('The user pool already has a custom domain configured.'),
  );
});

test('a change of a domain keeps the certificate that it leaves out', async () => {
  const { call, UserPoolId, create } = await start();
  const domain = { UserPoolId, Domain: 'auth.shop.example' };
  await create(domain.Domain, certificate(1));
  await call('UpdateUserPoolDomain', domain);
  expect(await call('DescribeUserPoolDomain', domain)).toMatchObject({ DomainDescription: certificate(1) });
  await call('UpdateUserPoolDomain', { ...domain, ...certificate(2) });
  expect(await call('DescribeUserPoolDomain', domain)).toMatchObject({ DomainDescription: certificate(2) });
});

test.each(['UpdateUserPoolDomain', 'DeleteUserPoolDomain'])(
  '%s finds no domain of another pool',
  async (operation) => {
    const { call, UserPoolId, create } = await start();
    await create('shop');
    await expect(call(operation, { Domain: 'shop' })).rejects.toEqual(
      refusal('No such domain or user pool exists.'),
    );
    expect(await call('DescribeUserPoolDomain', { Domain: 'shop' })).toMatchObject({
      DomainDescription: { UserPoolId },
    });
  },
);
