import { describe, expect, it } from 'vitest';
import * as account from './account/index.ts';
import * as chart from './chart/index.ts';
import { createAuthFetch, createAuthorizer } from './fetch/index.ts';
import { cookieItems } from './import/index.ts';
import { createAuth } from './index.ts';
import { serve } from './isolation/serve.ts';
import { exportSignIn, resumeSignIn } from './resume/index.ts';
import { exportSession } from './session/index.ts';
import { stepUp } from './step-up/index.ts';
import { createTestAuth } from './testing/index.ts';
import { waitFor } from './wait-for.ts';

const auth = createTestAuth({ view: 'home' });
const real = () => createAuth({ userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' });
const port = { postMessage() {}, addEventListener() {} };

/** From JavaScript, where a name can be misspelled. */
type Call = (options: never) => unknown;

const TAKERS: readonly (readonly [string, Call, string])[] = [
  ['createTestAuth', (o) => createTestAuth({ view: 'home' }, o), 'on, tokens, account, accessClaims, now'],
  ['waitFor', (o) => waitFor(auth, 'home', o), 'timeout, signal'],
  ['listDevices', (o) => account.listDevices(auth, o), 'size, next'],
  ['listPasskeys', (o) => account.listPasskeys(auth, o), 'size, next'],
  ['listSessions', (o) => account.listSessions(auth, o), 'size, next'],
  ['registerPasskey', (o) => account.registerPasskey(auth, o), 'signal'],
  ['revokeSession', (o) => account.revokeSession(auth, 'id', o), 'linked'],
  ['setMfaPreference', (o) => account.setMfaPreference(auth, o), 'totp, sms, email, passkey'],
  ['stepUp', (o) => stepUp(auth, o), 'acrValues, maxAge, factor, clientMetadata'],
  ['exportSignIn', (o) => exportSignIn(auth, o), 'reach'],
  ['resumeSignIn', (o) => resumeSignIn(auth, 'x', o), 'confirm'],
  ['exportSession', (o) => exportSession(auth, o), 'fromEncrypted'],
  ['cookieItems', (o) => cookieItems(o), 'domain, path, document'],
  ['createChartRecorder', (o) => chart.createChartRecorder(o), 'now, limit'],
  ['createGallery', (o) => chart.createGallery(o), 'now'],
  ['createStepUpGallery', (o) => chart.createStepUpGallery(o), 'now'],
  ['outlineChart', (o) => chart.outlineChart(chart.describeChart(), o), 'root, depth'],
  ['toMermaid', (o) => chart.toMermaid(chart.describeChart(), o), 'root, depth'],
  ['serve', (o) => serve(port, o), 'origins, environment'],
];

describe('an option of an unknown name is refused by', () => {
  it.each(TAKERS)('%s', async (_, call, names) => {
    await expect((async () => call({ colour: 'red' } as never))()).rejects.toMatchObject({
      name: 'AuthError',
      code: 'invalid-input',
      message: `colour is not an option. Options: ${names}.`,
    });
  });

  it.each<readonly [string, Call]>([
    ['createAuth', (o) => createAuth(o)],
    ['createAuthFetch', (o) => createAuthFetch(real(), o)],
    ['createAuthorizer', (o) => createAuthorizer(o)],
  ])('%s', (_, call) => {
    expect(() => call({ colour: 'red' } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-config',
        message: expect.stringContaining('colour is not an option. Options: '),
      }),
    );
  });
});

describe('createTestAuth refuses', () => {
  it.each([
    [{ on: { signin: () => undefined } }, 'on.signin is not an option. Options: signOut, showSignIn, '],
    [
      { tokens: { access: 'a' } },
      'tokens.access is not an option. Options: accessToken, idToken, expiresAt.',
    ],
    [{ account: { pasword: 'x' } }, 'account.pasword is not an option. Options: attributes, mfa, '],
  ])('%o', (options, message) => {
    expect(() => createTestAuth({ view: 'home' }, options as object)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(message) }),
    );
  });

  it('nothing that Object.prototype has, and takes any claim', () => {
    Object.defineProperty(Object.prototype, 'colour', {
      value: 'red',
      configurable: true,
      enumerable: true,
      writable: true,
    });
    try {
      const auth = createTestAuth({ view: 'home' }, { accessClaims: { 'custom:plan': 'pro' } });
      expect(auth.getClaims('access')).toMatchObject({ 'custom:plan': 'pro' });
    } finally {
      Reflect.deleteProperty(Object.prototype, 'colour');
    }
  });
});
