import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { TestAuthenticator } from '../../test/authenticator.ts';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';
import { deletePasskey, getFactors, listPasskeys, registerPasskey } from '../account/index.ts';

async function start() {
  const journey = await startJourney({
    userPool: {
      policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP'] } },
      webAuthnConfiguration: { relyingPartyId: 'localhost' },
    },
    users: [{ username: 'ann', password, attributes: { email: 'ann@example.com' } }],
  });
  const authenticator = new TestAuthenticator('http://localhost:5173');
  const tab = journey.open({ flow: 'USER_AUTH' }, { credentials: authenticator.credentials });
  return { journey, authenticator, tab };
}

async function register(tab: JourneyTab) {
  await tab.at('signedOut');
  tab.auth.actions.signIn({ username: 'ann', factor: 'PASSWORD_SRP', password });
  await tab.at('home');
  await registerPasskey(tab.auth);
  tab.auth.actions.signOut();
  await tab.at('signedOut');
}

describe('a passkey', () => {
  it('is registered, listed, used to sign in, and deleted', async () => {
    const { tab } = await start();
    await register(tab);
    tab.auth.actions.signIn({ username: 'ann', factor: 'WEB_AUTHN' });
    await tab.at('home');
    expect(await getFactors(tab.auth)).toContain('WEB_AUTHN');
    const { items, next } = await listPasskeys(tab.auth);
    expect({ count: items.length, next }).toEqual({ count: 1, next: null });
    await deletePasskey(tab.auth, items[0]?.credentialId ?? '');
    expect((await listPasskeys(tab.auth)).items).toEqual([]);
  });

  it('is asked for again after the dialog was closed', async () => {
    const { tab, authenticator } = await start();
    await register(tab);
    authenticator.dismissNext();
    tab.auth.actions.signIn({ username: 'ann', factor: 'WEB_AUTHN' });
    const step = await tab.at('passkey');
    expect(step.fault).toEqual({ kind: 'cancelled', code: 'NotAllowedError' });
    step.retryPasskey();
    expect((await tab.at('home')).user.username).toBe('ann');
  });

  it('is left for another factor', async () => {
    const { journey, tab, authenticator } = await start();
    await register(tab);
    authenticator.dismissNext();
    tab.auth.actions.signIn({ username: 'ann', factor: 'WEB_AUTHN' });
    const step = await tab.at('passkey');
    expect(step.choices).toContain('EMAIL_OTP');
    step.chooseFactor('EMAIL_OTP');
    await tab.at('emailCode');
    const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
    journey.secrets.add(code);
    (await tab.at('emailCode')).submitCode(code);
    expect((await tab.at('home')).user.username).toBe('ann');
  });

  it('waits in the autofill list until it is picked', async () => {
    const { tab, authenticator } = await start();
    await register(tab);
    tab.auth.actions.signIn({ username: 'ann', factor: 'WEB_AUTHN', autofill: true });
    expect(await tab.at('passkey')).toMatchObject({ autofill: true, fault: null });
    authenticator.pick();
    expect((await tab.at('home')).user.username).toBe('ann');
  });

  it('that waits in the autofill list is called off when another way is picked', async () => {
    const { tab } = await start();
    await register(tab);
    tab.auth.actions.signIn({ username: 'ann', factor: 'WEB_AUTHN', autofill: true });
    (await tab.at('passkey')).chooseFactor('PASSWORD');
    (await tab.at('password')).submitPassword(password);
    expect((await tab.at('home')).user.username).toBe('ann');
  });

  it('can not be had where the browser has none', async () => {
    const { journey } = await start();
    const { auth, at } = journey.open({ flow: 'USER_AUTH' });
    (await at('signedOut')).signIn({ username: 'ann', factor: 'PASSWORD_SRP', password });
    await at('home');
    await expect(registerPasskey(auth)).rejects.toMatchObject({
      name: 'AuthError',
      code: 'passkey-unsupported',
    });
  });

  it('is not registered when the dialog is closed', async () => {
    const { tab, authenticator } = await start();
    await tab.at('signedOut');
    tab.auth.actions.signIn({ username: 'ann', factor: 'PASSWORD_SRP', password });
    await tab.at('home');
    authenticator.dismissNext();
    await expect(registerPasskey(tab.auth)).rejects.toMatchObject({
      name: 'AuthError',
      code: 'passkey-dismissed',
    });
  });

  const options = { challenge: 'AAAA', user: { id: 'AAAA', name: 'ann', displayName: 'ann' } };
  it.each([
    ['nothing', undefined],
    ['no challenge', { ...options, challenge: undefined }],
    ['no user', { ...options, user: undefined }],
    ['an id that is not base64url', { ...options, user: { id: '!' } }],
    ['one object instead of a list', { ...options, excludeCredentials: { id: 'AAAA' } }],
  ])('is refused with a typed error when the pool sends %s as its options', async (_, sent) => {
    const { journey, authenticator } = await start();
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const response = await journey.sandbox.fetch(request);
      return request.headers.get('x-amz-target')?.endsWith('StartWebAuthnRegistration')
        ? Response.json({ CredentialCreationOptions: sent })
        : response;
    };
    const tab = journey.open({}, { credentials: authenticator.credentials, fetch });
    await signIn(tab);
    await expect(registerPasskey(tab.auth)).rejects.toMatchObject({ code: 'passkey-invalid' });
  });

  it.each([
    ['an empty object', async () => ({})],
    ['a TypeError', () => Promise.reject(new TypeError('not a function'))],
  ])('is refused with a typed error when the browser answers with %s', async (_, create) => {
    const { journey } = await start();
    // What an extension may put in its place.
    const tab = journey.open({}, { credentials: { create } as unknown as CredentialsContainer });
    await signIn(tab);
    await expect(registerPasskey(tab.auth)).rejects.toMatchObject({ code: 'passkey-invalid' });
  });

  // Password managers that replace the browser's dialog throw errors of their own, with its names.
  const namedError = (name: string) => Object.assign(new Error(name), { name });
  it.each([
    ['passkey-exists', namedError('InvalidStateError'), 'already has'],
    ['passkey-dismissed', namedError('NotAllowedError'), 'again'],
    ['passkey-unsupported', new DOMException('no algorithm', 'NotSupportedError'), 'not support'],
    ['passkey-invalid', new DOMException('another domain', 'SecurityError'), '(SecurityError)'],
  ])('is refused as %s when the browser rejects with an error of that name', async (code, error, says) => {
    const { journey } = await start();
    const create = () => Promise.reject(error);
    const tab = journey.open({}, { credentials: { create } as unknown as CredentialsContainer });
    await signIn(tab);
    const message = expect.stringContaining(says);
    await expect(registerPasskey(tab.auth)).rejects.toMatchObject({ name: 'AuthError', code, message });
  });

  it.each(['authenticatorAttachment', 'id', 'type'])(
    'is registered although the getter of %s throws, as a password manager can let it',
    async (member) => {
      const { journey, authenticator } = await start();
      const { credentials: working } = authenticator;
      const create = async (options?: CredentialCreationOptions) =>
        Object.defineProperty(Object(await working.create(options)), member, {
          get() {
            throw new Error('Permission denied to access object');
          },
        });
      const tab = journey.open({}, { credentials: { create } as unknown as CredentialsContainer });
      await signIn(tab);
      await registerPasskey(tab.auth);
      expect((await listPasskeys(tab.auth)).items).toHaveLength(1);
    },
  );

  it('that an extension does not give is asked for again', async () => {
    const { journey, authenticator } = await start();
    const { credentials: working } = authenticator;
    let isWorking = false;
    const credentials: Partial<CredentialsContainer> = {
      create: (options) => working.create(options),
      get: (options) => (isWorking ? working.get(options) : Promise.reject(namedError('NotAllowedError'))),
    };
    const tab = journey.open({ flow: 'USER_AUTH' }, { credentials: credentials as CredentialsContainer });
    await register(tab);
    tab.auth.actions.signIn({ username: 'ann', factor: 'WEB_AUTHN' });
    const step = await tab.at('passkey');
    expect(step.fault).toEqual({ kind: 'cancelled', code: 'NotAllowedError' });
    isWorking = true;
    step.retryPasskey();
    await tab.at('home');
  });

  it('is registered after a dialog that outlasted the access token', async () => {
    const { journey } = await start();
    const { credentials: working } = new TestAuthenticator('http://localhost:5173');
    // No other member of the container is used.
    const credentials: Partial<CredentialsContainer> = {
      async create(options) {
        journey.clock.advance(40_000);
        journey.sandbox.faults.clear();
        return working.create(options);
      },
    };
    const tab = journey.open({ flow: 'USER_AUTH' }, { credentials: credentials as CredentialsContainer });
    (await tab.at('signedOut')).signIn({ username: 'ann', factor: 'PASSWORD_SRP', password });
    await tab.at('home');
    journey.sandbox.faults.add({ operation: 'GetTokensFromRefreshToken', kind: 'throttle' });
    journey.clock.advance(3_570_000);
    await registerPasskey(tab.auth);
    expect((await listPasskeys(tab.auth)).items).toHaveLength(1);
  });

  it('is not made twice on one device, and says so', async () => {
    const { tab } = await start();
    (await tab.at('signedOut')).signIn({ username: 'ann', factor: 'PASSWORD_SRP', password });
    await tab.at('home');
    await registerPasskey(tab.auth);
    await expect(registerPasskey(tab.auth)).rejects.toMatchObject({
      name: 'AuthError',
      code: 'passkey-exists',
    });
    expect((await listPasskeys(tab.auth)).items).toHaveLength(1);
  });

  it.each([
    ['says that it cannot', async () => false],
    ['fails to say', () => Promise.reject(new Error('blocked'))],
    ['does not know of it', undefined],
  ])('is not offered in the autofill of a browser that %s; the other factors stay', async (_, available) => {
    vi.stubGlobal('PublicKeyCredential', { isConditionalMediationAvailable: available });
    onTestFinished(() => void vi.unstubAllGlobals());
    const { tab, authenticator } = await start();
    await register(tab);
    tab.auth.actions.signIn({ username: 'ann', factor: 'WEB_AUTHN', autofill: true });
    await tab.until(({ view, fault }) => view === 'passkey' && fault?.code === 'autofill-unsupported');
    // It would have waited for the person.
    expect(authenticator.isWaiting).toBe(false);
    (await tab.at('passkey')).chooseFactor('EMAIL_OTP');
    await tab.at('emailCode');
  });

  it('is not offered where the browser refuses the autofill as it is asked', async () => {
    const { journey } = await start();
    const refuse = () => Promise.reject(new TypeError("'conditional' is not a valid enum value"));
    const authenticator = new TestAuthenticator('http://localhost:5173');
    const { credentials: working } = authenticator;
    // No other member of the container is used.
    const credentials: Partial<CredentialsContainer> = {
      create: (options) => working.create(options),
      get: refuse,
    };
    const tab = journey.open({ flow: 'USER_AUTH' }, { credentials: credentials as CredentialsContainer });
    await register(tab);
    tab.auth.actions.signIn({ username: 'ann', factor: 'WEB_AUTHN', autofill: true });
    const refused = { kind: 'configuration', code: 'autofill-unsupported' };
    await expect.poll(() => tab.auth.getState()).toMatchObject({ view: 'passkey', fault: refused });
  });
});
