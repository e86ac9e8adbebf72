import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { fakePool, refusal, rejection, responds } from '../test/fake-pool.ts';
import { samples } from '../test/samples.ts';
import * as exceptions from './exceptions.ts';
import * as cognito from './index.ts';

// Checked against the service's own model: AWS's client for the same API, with the same requests and responses.

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const EXPECTED_OPERATIONS =
  'InitiateAuth RespondToAuthChallenge GetTokensFromRefreshToken RevokeToken GlobalSignOut ConfirmDevice UpdateDeviceStatus ListDevices GetDevice ForgetDevice SignUp ConfirmSignUp ResendConfirmationCode ForgotPassword ConfirmForgotPassword ChangePassword GetUser UpdateUserAttributes GetUserAttributeVerificationCode VerifyUserAttribute DeleteUserAttributes DeleteUser AssociateSoftwareToken VerifySoftwareToken SetUserMFAPreference GetUserAuthFactors StartWebAuthnRegistration CompleteWebAuthnRegistration ListWebAuthnCredentials DeleteWebAuthnCredential ListUserSessions RevokeUserSession UpdateAuthEventFeedback'.split(
    ' ',
  );

const sdkRoot = createRequire(import.meta.url).resolve(
  '@aws-sdk/client-cognito-identity-provider/package.json',
);

function modelledExceptions(operation: string): string[] {
  const types = readFileSync(join(sdkRoot, `../dist-types/commands/${operation}Command.d.ts`), 'utf8');
  return [...types.matchAll(/@throws \{@link (\w+Exception)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'CognitoIdentityProviderServiceException');
}

const exceptionsOf = new Map(EXPECTED_OPERATIONS.map((name) => [name, modelledExceptions(name)]));
const allExceptions = [...new Set([...exceptionsOf.values()].flat())];

/** The request of AWS's client for this input, and its output for this response. */
async function bySdk(operation: string, input: object, wireAnswer: object) {
  const bodies: string[] = [];
  const client = new sdk.CognitoIdentityProviderClient({
    region: 'eu-west-2',
    requestHandler: {
      handle: (request: { body: Uint8Array }) => {
        bodies.push(new TextDecoder().decode(request.body));
        const body = new TextEncoder().encode(JSON.stringify(wireAnswer));
        return Promise.resolve({ response: { statusCode: 200, headers: {}, body } });
      },
    },
  });
  type CommandClass = new (input: object) => Parameters<typeof client.send>[0];
  const commands: Readonly<Record<string, unknown>> = sdk;
  // One class for each operation, by its name.
  const Command = commands[`${operation}Command`] as CommandClass;
  const { $metadata: _, ...output } = await client.send(new Command(input));
  return { body: bodies[0] ?? '', output };
}

/** Removes the differences in the clients' spelling of member names: all in lower case. */
function spelledAlike(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelledAlike);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key.toLowerCase(), spelledAlike(one)]),
  );
}

it('covers every operation that a browser can call', () => {
  expect(samples.map((sample) => sample.name).toSorted()).toEqual(EXPECTED_OPERATIONS.toSorted());
});

const values: readonly (readonly [string, unknown])[] = Object.entries(cognito);
const exported = values.filter(
  ([, value]) => typeof value === 'function' && Object.hasOwn(value, 'operation'),
);

it('exports no operation that the samples leave out', () => {
  expect(exported.map(([name]) => name.toLowerCase()).toSorted()).toEqual(
    EXPECTED_OPERATIONS.map((name) => name.toLowerCase()).toSorted(),
  );
});

it('names every operation in the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(exported.map(([name]) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

it('exports one class for each exception of their models, and no other', () => {
  expect(Object.keys(exceptions).toSorted()).toEqual(allExceptions.toSorted());
});

describe.each(samples)('$name, against the AWS SDK', (operation) => {
  it('sends the same body', async () => {
    const { fetch, seen } = fakePool(responds(operation.response));
    await operation.call(cognito.createBareClient({ region: 'eu-west-2', clientId: 'client', fetch }));
    const [request] = seen;
    const body: object = JSON.parse(request?.body ?? '');
    expect(request?.headers.get('x-amz-target')).toBe(`AWSCognitoIdentityProviderService.${operation.name}`);
    // The SDK only writes members that the model knows: one that we misspell would be missing from its body.
    expect(JSON.parse((await bySdk(operation.name, body, operation.response)).body)).toEqual(body);
  });

  it('reads the same answer', async () => {
    const { fetch } = fakePool(responds(operation.response));
    const output = await operation.call(
      cognito.createBareClient({ region: 'eu-west-2', clientId: 'client', fetch }),
    );
    const expected = (await bySdk(operation.name, operation.input, operation.response)).output;
    expect(spelledAlike(output)).toEqual(spelledAlike(expected));
  });

  it('knows the same exceptions, each with a class of its own, and only these', async () => {
    for (const name of allExceptions) {
      const { fetch } = fakePool(refusal(name));
      const client = cognito.createBareClient({
        region: 'eu-west-2',
        clientId: 'client',
        fetch,
        retry: false,
      });
      const error = await rejection(operation.call(client));
      const modelled = exceptionsOf.get(operation.name)?.includes(name);
      expect([name, (error as cognito.CognitoError).code]).toEqual([name, modelled ? name : 'unknown']);
      const classes: Readonly<Record<string, unknown>> = exceptions;
      expect(error).toBeInstanceOf(modelled ? classes[name] : cognito.UnknownError);
      expect(operation.isError(error)).toBe(true);
    }
  });
});
