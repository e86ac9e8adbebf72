import { faultFrom } from '../../src/account/index.ts';
import { TestAuthenticator } from '../authenticator.ts';
import type { WorldOptions } from '../storm/options.ts';
import { createRandom } from '../storm/random.ts';
import { createWorld, PASSWORD, type World } from '../storm/world.ts';

/** People in every state that a sign-in knows. */
export const USERS = ['ann', 'bea', 'cleo', 'dora', 'fay'] as const;
export const MINUTE = 60_000;
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const STILL: WorldOptions = {
  grace: null,
  locks: true,
  devices: 'none',
  life: 60,
  onExpired: 'signOut',
  isolation: null,
  domain: null,
};

/** An error of Latchkey's or Cognito's; the browser refuses some options of a passkey itself. */
export const isTyped = (error: unknown): boolean =>
  faultFrom(error) !== null || error instanceof DOMException;

/** Runs `work` in a world of its own; returns what went wrong in it. */
export async function inWorld(
  seed: number,
  options: Partial<WorldOptions>,
  work: (world: World, next: () => number) => Promise<void>,
): Promise<readonly string[]> {
  const { devices = STILL.devices } = options;
  const authenticator = new TestAuthenticator('http://localhost:5173');
  const world = await createWorld({ ...STILL, ...options }, seed, {
    users: USERS.map((username) => ({
      username,
      password: PASSWORD,
      attributes: { email: `${username}@example.com` },
      ...(username === 'bea' && { status: 'FORCE_CHANGE_PASSWORD' as const }),
      ...(username === 'fay' && { mfa: { totpSecret: TOTP_SECRET } }),
      ...(username === 'cleo' && { mfa: { enabled: ['EMAIL_OTP' as const] } }),
    })),
    userPool: {
      mfaConfiguration: 'OPTIONAL',
      enabledMfas: ['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'],
      policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP'] } },
      webAuthnConfiguration: { relyingPartyId: 'localhost' },
      ...(devices !== 'none' && {
        deviceConfiguration: { deviceOnlyRememberedOnUserPrompt: devices === 'ask' },
      }),
    },
    customAuth: { rounds: [{ publicChallengeParameters: { question: '?' }, answer: 'the answer' }] },
  });
  world.credentials = authenticator.credentials;
  const { violations } = world.watch;
  const uncaught = (error: unknown) =>
    violations.push(`uncaught: ${error instanceof Error ? error.stack : String(error)}`);
  process.on('unhandledRejection', uncaught);
  process.on('uncaughtException', uncaught);
  try {
    world.open(0);
    world.open(1);
    await world.pass(MINUTE);
    await work(world, createRandom(seed));
    world.watch.check(await world.stored(), world.channels.messages);
  } finally {
    world.end();
    process.off('unhandledRejection', uncaught);
    process.off('uncaughtException', uncaught);
  }
  return violations;
}

/** Whatever happened before: a person can sign in, and then has tokens. */
export async function recover(world: World): Promise<void> {
  const [tab] = world.living;
  if (!tab) return;
  const { auth } = tab;
  const { actions } = auth;
  actions.signOut();
  await world.pass(10 * MINUTE);
  actions.cancel();
  actions.showSignIn();
  await world.sandbox.users.add({ username: 'eve', password: PASSWORD });
  actions.signIn({ username: 'eve', password: PASSWORD, flow: 'USER_SRP_AUTH' });
  await world.pass(10 * MINUTE);
  if (auth.getState().view !== 'home')
    world.watch.fail(`nobody can sign in any more: ${JSON.stringify(auth.getState())}`);
  const asked = auth.getTokens().catch((error: unknown) => String(error));
  await world.rest();
  const tokens = await asked;
  if (typeof tokens !== 'object') world.watch.fail(`no tokens any more: ${tokens}`);
}

/** Signs a person in and waits. */
export async function signIn(world: World, username: (typeof USERS)[number] = 'ann'): Promise<void> {
  const { actions } = world.living[0]?.auth ?? {};
  actions?.signIn({ username, password: PASSWORD });
  await world.pass(MINUTE);
}
