import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import type { Host } from '../call.ts';
import type { JsonObject } from '../wire/json.ts';
import { poolOf } from './route.ts';

/** What leads a call to a pool. */
const pool = (id: string, client: string, session: string) => ({
  id,
  issuer: `https://cognito-idp.eu-west-2.amazonaws.com/${id}`,
  clients: new Map([[client, {}]]),
  challenges: new Set([session]),
});
const main = pool('eu-west-2_Main', 'web', 'session of main');
const one = pool('eu-west-2_One', 'shop', 'session of one');
const two = pool('eu-west-2_Two', 'mail', 'session of two');
const host = {
  pools: new Map([main, one, two].map((each) => [each.id, each])),
  mainPool: main,
} as unknown as Host;

const accessToken = (issuer: string) =>
  new SignJWT().setProtectedHeader({ alg: 'HS256' }).setIssuer(issuer).sign(new Uint8Array(32));
const loginOf = ({ issuer }: typeof main) => ({ [issuer.slice('https://'.length)]: 'token' });
const arn = ({ id }: typeof main) => `arn:aws:cognito-idp:eu-west-2:000000000000:userpool/${id}`;

test.each<[string, JsonObject | (() => Promise<JsonObject>), string]>([
  ['its id', { UserPoolId: one.id }, one.id],
  ['its id before an app client of another', { UserPoolId: one.id, ClientId: 'mail' }, one.id],
  ['its app client', { ClientId: 'mail' }, two.id],
  ['its app client before the Session of another', { ClientId: 'mail', Session: 'session of one' }, two.id],
  ['the issuer of an access token', async () => ({ AccessToken: await accessToken(two.issuer) }), two.id],
  ['a Session', { Session: 'session of one' }, one.id],
  ['its ARN', { ResourceArn: arn(two) }, two.id],
  ['a login of it at an identity pool', { Logins: loginOf(one) }, one.id],
  [
    'the first login that is one of a pool here',
    { Logins: { 'accounts.google.com': 'token', ...loginOf(two) } },
    two.id,
  ],
  ['nothing', {}, main.id],
  [
    'names that it does not know',
    { UserPoolId: 'eu-west-2_None', ClientId: 'none', Session: 'none' },
    main.id,
  ],
  ['a token that is none', { AccessToken: 'none' }, main.id],
  [
    'an issuer that is none',
    async () => ({ AccessToken: await accessToken('https://none.example') }),
    main.id,
  ],
  [
    'members that are no text',
    { UserPoolId: [one.id], ClientId: 5, Session: null, Logins: [one.id] },
    main.id,
  ],
])('a call with %s is for the pool', async (_, body, id) => {
  expect(poolOf(host, typeof body === 'function' ? await body() : body).id).toBe(id);
});
