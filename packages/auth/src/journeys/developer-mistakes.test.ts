import type { SandboxOptions } from '@latchkey/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';
import type { AuthConfig } from '../api.ts';
import { said } from '../warn.ts';

beforeEach(() => said.clear());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The console output of this journey; secrets are looked for in it, too. */
// oxlint-disable-next-line eslint/no-console -- its output is checked.
const warned = () => vi.mocked(console.warn).mock.calls.map(String);

interface Mistake {
  readonly pool?: SandboxOptions;
  readonly config?: Partial<AuthConfig>;
  readonly act?: (tab: JourneyTab) => Promise<void> | void;
  readonly reason: string | undefined;
  readonly says: RegExp;
}

const signIn = ({ auth }: JourneyTab) => auth.actions.signIn({ username: 'ann', password });
const signUp = ({ auth }: JourneyTab) =>
  auth.actions.signUp({
    username: 'bob',
    password,
    attributes: { email: 'bob@example.com', family_name: 'B' },
  });

const mistakes: Readonly<Record<string, Mistake>> = {
  'an app client with a secret': {
    pool: { clients: [{ generateSecret: true }] },
    reason: 'client-secret',
    says: /app client without a secret/,
  },
  'a flow that the app client does not allow': {
    pool: { clients: [{ explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }] },
    config: { flow: 'USER_AUTH' },
    reason: 'flow-not-enabled',
    says: /ExplicitAuthFlows/,
  },
  'a client id of nobody': {
    config: { clientId: 'nosuchclient0000000000000' },
    reason: 'client-not-found',
    says: /`clientId`/,
  },
  'a sign-up where only administrators create users': {
    pool: { userPool: { adminCreateUserConfig: { allowAdminCreateUserOnly: true } } },
    act: signUp,
    reason: 'sign-up-closed',
    says: /AllowAdminCreateUserOnly/,
  },
  'an attribute that the app client may not write': {
    pool: { clients: [{ writeAttributes: ['email'] }] },
    act: signUp,
    reason: 'attribute-not-writable',
    says: /WriteAttributes/,
  },
  'a user pool id of another pool, with the password itself': {
    config: { userPoolId: 'eu-west-2_Another1', flow: 'USER_PASSWORD_AUTH' },
    reason: 'wrong-pool',
    says: /`userPoolId` to the pool that `clientId` belongs to/,
  },
  'a user pool id of another pool, with a choice of factors': {
    config: { userPoolId: 'eu-west-2_Another2', flow: 'USER_AUTH' },
    act: async ({ auth, at }) => {
      auth.actions.signIn({ username: 'ann', factor: 'PASSWORD' });
      (await at('password')).submitPassword(password);
    },
    reason: 'wrong-pool',
    says: /`userPoolId` to the pool that `clientId` belongs to/,
  },
};

const tiers = [{}, { isolation: 'worker' }] as const;
const table = Object.entries(mistakes).flatMap((row) => tiers.map((tier) => [...row, tier] as const));

describe('a developer’s mistake', () => {
  it.each(table)('%s is a configuration fault, explained in the console: %#', async (_, mistake, tier) => {
    const { pool, config, act = signIn, reason, says } = mistake;
    const journey = await startJourney(pool);
    const tab = journey.open({ ...config, ...tier });
    await tab.auth.ready();
    await act(tab);
    const state = await tab.until(({ busy, fault }) => !busy && fault !== null);
    expect(state.fault).toMatchObject({ kind: 'configuration', reason });
    expect(warned()).toHaveLength(1);
    expect(warned()[0]).toMatch(says);
    expect(warned()[0]).toMatch(/^Latchkey: [\w -]+ was refused with [\w-]+\. /);
    expect(warned()[0]?.endsWith(`. https://latchkey-auth.github.io/latchkey/errors#reason-${reason}`)).toBe(
      true,
    );
    await journey.expectNoLeak();
  });

  it('an endpoint that does not answer (wrong region, CORS, Content-Security-Policy) is a network fault that says what to check', async () => {
    const journey = await startJourney();
    const tab = journey.open({}, { fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    await tab.auth.ready();
    signIn(tab);
    const state = await journey.passing(tab.until(({ busy, fault }) => !busy && fault !== null));
    expect(state.fault).toEqual({ kind: 'network', code: 'network' });
    expect(warned()[0]).toMatch(/No response to InitiateAuth.*region.*connect-src.*CORS/);
  });

  it('a user pool id of another pool looks like a wrong password in SRP: the console says what else it may be', async () => {
    const journey = await startJourney();
    const tab = journey.open({ userPoolId: `${journey.sandbox.userPoolId}x` });
    await tab.auth.ready();
    signIn(tab);
    const state = await tab.until(({ busy, fault }) => !busy && fault !== null);
    expect(state.fault).toMatchObject({ kind: 'credentials', reason: 'incorrect' });
    expect(warned()).toEqual([
      expect.stringMatching(
        /password is wrong\. .*`userPoolId` is the pool that `clientId` belongs to\. .*#reason-wrong-pool$/,
      ),
    ]);
  });

  it.each(['http://cognito.example.com', 'http://192.168.0.7:4599'])(
    'an endpoint over plain http is refused as the session is created, with what to change: %s',
    async (endpoint) => {
      const journey = await startJourney();
      expect(() => journey.open({ endpoint })).toThrow(
        expect.objectContaining({
          code: 'invalid-config',
          message:
            'createAuth: endpoint must be an https URL, or an http URL of localhost. https://latchkey-auth.github.io/latchkey/errors#code-invalid-config',
        }),
      );
    },
  );

  it.each(tiers)(
    'a page over plain http signs in all the same, and the console says what it lacks: %o',
    async (tier) => {
      const journey = await startJourney();
      const tab = journey.open(tier, { subtle: null, locks: null, credentials: null });
      await tab.auth.ready();
      expect(warned()).toEqual([
        expect.stringMatching(
          /^Latchkey: This page is not served over https, .*https:\/\/\S+\/errors#plain-http$/,
        ),
      ]);
      signIn(tab);
      await tab.until(({ view }) => view === 'home');
      expect(await tab.auth.getCapabilities()).toMatchObject({ storage: 'memory', reason: 'no-webcrypto' });
    },
  );

  it('is said once, however often it happens', async () => {
    const journey = await startJourney();
    const tab = journey.open({ clientId: 'nosuchclient1111111111111' });
    await tab.auth.ready();
    for (let times = 0; times < 3; times += 1) {
      tab.auth.actions.showForgotPassword();
      tab.auth.actions.requestReset('ann');
      await tab.until(({ busy, fault }) => !busy && fault !== null);
    }
    expect(warned()).toHaveLength(1);
  });

  it('is not explained in production, nor is a mistake of the person', async () => {
    const journey = await startJourney();
    const tab = journey.open({ flow: 'USER_PASSWORD_AUTH' });
    await tab.auth.ready();
    tab.auth.actions.signIn({ username: 'ann', password: 'Not-my-password-1!' });
    journey.secrets.add('Not-my-password-1!');
    await tab.until(({ busy, fault }) => !busy && fault?.reason === 'incorrect');
    vi.stubEnv('NODE_ENV', 'production');
    const other = journey.open({ clientId: 'nosuchclient2222222222222' });
    await other.auth.ready();
    signIn(other);
    await other.until(({ busy, fault }) => !busy && fault?.kind === 'configuration');
    expect(warned()).toEqual([]);
  });
});
