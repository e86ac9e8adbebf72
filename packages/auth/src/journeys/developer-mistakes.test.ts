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
};

describe('a developer’s mistake', () => {
  it.each(Object.entries(mistakes))(
    '%s is a configuration fault, explained in the console',
    async (_, mistake) => {
      const { pool, config, act = signIn, reason, says } = mistake;
      const journey = await startJourney(pool);
      const tab = journey.open(config);
      await tab.auth.ready();
      await act(tab);
      const state = await tab.until(({ busy, fault }) => !busy && fault !== null);
      expect(state.fault).toMatchObject({ kind: 'configuration', reason });
      expect(warned()).toHaveLength(1);
      expect(warned()[0]).toMatch(says);
      expect(warned()[0]).toMatch(/^Latchkey: \w+ was refused with \w+\. .* https:\/\//);
      await journey.expectNoLeak();
    },
  );

  it('an endpoint that does not answer (wrong region, CORS, Content-Security-Policy) is a network fault that says what to check', async () => {
    const journey = await startJourney();
    const tab = journey.open({}, { fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    await tab.auth.ready();
    signIn(tab);
    const state = await journey.passing(tab.until(({ busy, fault }) => !busy && fault !== null));
    expect(state.fault).toEqual({ kind: 'network', code: 'network' });
    expect(warned()[0]).toMatch(/No response to InitiateAuth.*region.*connect-src.*CORS/);
  });

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
    const tab = journey.open();
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
