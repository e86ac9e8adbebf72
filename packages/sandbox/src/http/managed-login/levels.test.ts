import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { ADA, startFederation } from '../../testing/identity-providers.ts';
import { PASSWORD, startBrowser, VERIFIER } from '../../testing/managed-login.ts';
import { Person } from '../../testing/person.ts';
import { send } from '../../testing/wire.ts';

const [ONE, THREE, FOUR] = [1, 3, 4].map((level) => `urn:cognito:loa:${level}`) as [string, string, string];

/** Ada, who can add a code by SMS, at the pages of a request with `acr_values`. */
async function start(options: { userPoolTier?: 'LITE' } = {}) {
  const browser = await startBrowser({
    user: { attributes: { email: 'ada@example.com', phone_number: '+15550100' } },
    options: { userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'], ...options } },
  });
  const { sandbox, go, query, token } = browser;
  const at = (acr_values?: string) => `/login?${query({ acr_values })}`;
  const hidden = (body: string) =>
    Object.fromEntries(
      Array.from(body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g), ([, name, value]) => [
        name,
        value,
      ]),
    );
  /** Types the password, and the code where one is asked for. Resolves with the last page. */
  const signIn = async (acr_values?: string, hasCode = true) => {
    const form = await go(at(acr_values));
    const next = await go(at(acr_values), { ...hidden(form.body), username: 'ada', password: PASSWORD });
    if (next.at || !hasCode) return next;
    const answer = sandbox.outbox.latest('ada')?.code ?? '';
    return go(at(acr_values), { ...hidden(next.body), answer });
  };
  const claims = async (page: { at: URL | undefined }) => {
    const code = page.at?.searchParams.get('code') ?? '';
    const { body } = await token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: query().get('redirect_uri') ?? '',
      code_verifier: VERIFIER,
    });
    return [decodeJwt(body.id_token ?? ''), decodeJwt(body.access_token)].map(({ acr, amr }) => [acr, amr]);
  };
  return { ...browser, signIn, claims };
}

test('the pages ask for what a level needs, and both tokens say what was reached', async () => {
  const { signIn, claims } = await start();
  expect(await claims(await signIn(THREE))).toEqual(Array(2).fill([THREE, ['pwd', 'sms', 'mfa']]));
  const plain = await start();
  expect(await plain.claims(await plain.signIn())).toEqual(Array(2).fill([undefined, undefined]));
});

test('a session is used for the levels that it has reached, and asked for more above them', async () => {
  const { authorize, signIn, claims } = await start();
  await signIn(ONE);
  expect(await claims(await authorize({ acr_values: ONE }))).toEqual(Array(2).fill([ONE, ['pwd']]));
  expect((await authorize({ acr_values: THREE })).location).toMatch(/^\/login\?/);
  const silent = await authorize({ acr_values: THREE, prompt: 'none' });
  expect(silent.at?.searchParams.get('error')).toBe('login_required');
  expect(await claims(await signIn(THREE))).toEqual(Array(2).fill([THREE, ['pwd', 'sms', 'mfa']]));
  expect((await authorize({ acr_values: ONE })).at?.searchParams.has('code')).toBe(true);
});

test('a session of a sign-in without a level has reached none', async () => {
  const { authorize, signIn } = await start();
  await signIn();
  expect((await authorize({ acr_values: ONE })).location).toMatch(/^\/login\?/);
});

test('the first level of the list that the user can reach counts', async () => {
  const { signIn, claims } = await start();
  expect(await claims(await signIn(`urn:unknown ${FOUR} ${THREE} ${ONE}`))).toEqual(
    Array(2).fill([THREE, ['pwd', 'sms', 'mfa']]),
  );
});

test('a level out of reach stays on the page, and a list of unknown names comes back', async () => {
  const { authorize, signIn } = await start();
  const refused = await signIn(FOUR, false);
  expect(refused.body).toContain('cannot reach any of the requested ACR values');
  const { at } = await authorize({ acr_values: 'urn:unknown' });
  expect(at?.searchParams.get('error')).toBe('invalid_request');
});

test('in the Lite tier the request is ignored', async () => {
  const { signIn, claims } = await start({ userPoolTier: 'LITE' });
  expect(await claims(await signIn(THREE))).toEqual(Array(2).fill([undefined, undefined]));
});

test('a sign-in at an identity provider stands for no second factor', async () => {
  const { sandbox, signIn, exchange } = await startFederation({
    options: {
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
      users: [
        {
          username: 'grace',
          password: PASSWORD,
          attributes: { phone_number: '+15555550100' },
          mfa: { enabled: ['SMS_MFA'] },
        },
      ],
    },
  });
  await send(sandbox, 'AdminLinkProviderForUser', {
    UserPoolId: sandbox.userPoolId,
    DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'grace' },
    SourceUser: {
      ProviderName: 'Google',
      ProviderAttributeName: 'Cognito_Subject',
      ProviderAttributeValue: ADA.sub,
    },
  });
  const { access_token } = await exchange(await signIn(ADA.email));
  const grace = new Person(sandbox, 'grace', PASSWORD);
  const asked = await grace.initiate('USER_AUTH', {
    USERNAME: 'grace',
    PREFERRED_CHALLENGE: 'PASSWORD',
    PASSWORD,
    TARGET_ACR_VALUES: ONE,
    ACCESS_TOKEN: access_token,
  });
  expect(asked.ChallengeName).toBe('SMS_MFA');
});
