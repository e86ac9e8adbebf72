import { readFile } from 'node:fs/promises';
import {
  buildClient,
  CommitmentPolicy,
  RawAesKeyringNode,
  RawAesWrappingSuiteIdentifier,
} from '@aws-crypto/client-node';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createSandbox } from '@latchkey/sandbox';
import { serveSandbox } from '@latchkey/sandbox/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decryptCode } from './kept-codes.ts';
import { describeFinding, probes, runProbe } from './probes/index.ts';
import type { Target } from './probes/probe.ts';
import { sandboxTarget } from './sandbox-target.ts';

let target: Target;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ target, close } = await sandboxTarget());
});
afterAll(() => close());

describe('the sandbox behaves as its README says', () => {
  test.each(probes.map((probe) => [`${probe.rule}: ${probe.asks}`, probe] as const))(
    '%s',
    async (_, probe) => {
      const finding = await runProbe(target, probe);
      expect(describeFinding(finding)).toContain('confirmed');
    },
    60_000,
  );
});

test('every rule of the list has a probe, and every probe a rule', async () => {
  const readme = await readFile(new URL('../../packages/sandbox/README.md', import.meta.url), 'utf8');
  const [, list = ''] = readme.split('## Assumed');
  const rules = [...list.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(rules.length).toBeGreaterThan(0);
  expect([...new Set(probes.map(({ rule }) => rule))]).toEqual(rules);
});

test('a probe that an account cannot decide says why, and the way by hand', async () => {
  const [probe] = probes.filter(({ rule }) => rule === 16);
  if (!probe) throw new Error('No probe.');
  const finding = await runProbe({ ...target, email: undefined }, probe);
  expect(finding.result).toBe('undecided');
  expect(describeFinding(finding)).toMatch(/^16 undecided .*cannot be decided.*--sender <ARN/);
});

test('a code is read as a custom sender trigger gets it: encrypted, in base64', async () => {
  const keyring = new RawAesKeyringNode({
    keyName: 'codes',
    keyNamespace: 'test',
    unencryptedMasterKey: Buffer.alloc(32, 7),
    wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
  });
  const { encrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT);
  const { result } = await encrypt(keyring, '123456', { encryptionContext: { 'userpool-id': 'x' } });
  expect(await decryptCode(keyring, result.toString('base64'))).toBe('123456');
});

test('evidence has no secrets, and a probe that cannot be run says so', async () => {
  const sandbox = await createSandbox({ userPool: { id: 'eu-west-2_Empty' } });
  const server = await serveSandbox(sandbox);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new CognitoIdentityProviderClient({
    region: 'eu-west-2',
    endpoint: server.url,
    credentials,
  });
  const finding = await runProbe(
    { ...target, client },
    { rule: 0, asks: 'x', run: (lab) => lab.newUser().then(() => true) },
  );
  client.destroy();
  await server.close();
  expect(finding).toMatchObject({
    result: 'failed',
    reason: expect.stringContaining('ResourceNotFoundException'),
  });
  const [probe] = probes.filter(({ rule }) => rule === 11);
  if (!probe) throw new Error('No probe.');
  const evidence = describeFinding({ ...(await runProbe(target, probe)), result: 'refuted' });
  expect(evidence).toContain('ForgetDevice');
  expect(evidence).not.toMatch(/eyJ|Probing-horse|[0-9a-f]{8}-[0-9a-f]{4}/);
});
