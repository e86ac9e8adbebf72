/**
 * A person at a page: what may happen before an operation of the pool is called, and how a person answers.
 *
 * @module
 */
import * as account from '../../src/account/index.ts';
import type { Auth } from '../../src/api.ts';
import type { AuthActions } from '../../src/views.ts';
import { pick } from '../storm/random.ts';
import type { StormTab } from '../storm/tab.ts';
import { PASSWORD, type World } from '../storm/world.ts';
import { totpCode } from '../totp.ts';
import { MINUTE, TOTP_SECRET } from './run.ts';

/** A page, and a person whose name is new to the pool. */
export interface Scene {
  readonly world: World;
  readonly tab: StormTab;
  readonly auth: Auth;
  readonly actions: AuthActions;
  readonly username: string;
  readonly next: () => number;
}

export type Step = (scene: Scene) => unknown;

/** Waits until nothing runs, within the patience of a person. */
export async function settle({ world, auth }: Pick<Scene, 'world' | 'auth'>): Promise<void> {
  await world.pass(1_000);
  for (let waited = 0; auth.getState().busy && world.watch.violations.length === 0; waited += 10_000) {
    if (waited > 10 * MINUTE) world.watch.fail(`busy for ever: ${JSON.stringify(auth.getState())}`);
    await world.pass(10_000);
  }
}

/** The last code that the pool has sent. */
export const codeFor = ({ world, username }: Scene) =>
  world.sandbox.outbox.latest(username)?.code ?? '123456';

/** Answers what the page asks for, as often as a patient person. */
export async function answer(scene: Scene): Promise<void> {
  const { actions, auth, world, next } = scene;
  for (let times = 0; times < 6; times += 1) {
    await settle(scene);
    switch (auth.getState().view) {
      case 'emailCode':
      case 'smsCode':
        actions.submitCode(codeFor(scene));
        break;
      case 'totpCode':
        actions.submitCode(totpCode(TOTP_SECRET, world.clock.now()));
        break;
      case 'password':
        actions.submitPassword(PASSWORD);
        break;
      case 'newPassword':
        actions.submitNewPassword('Another-horse-2!');
        break;
      case 'custom':
        actions.submitAnswer('the answer');
        break;
      case 'passkey':
        actions.retryPasskey();
        break;
      case 'chooseFactor':
        actions.chooseFactor(pick(['WEB_AUTHN', 'PASSWORD_SRP', 'EMAIL_OTP'], next()));
        break;
      case 'chooseMfa':
      case 'setUpMfa':
        actions.chooseMfa(pick(['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'], next()));
        break;
      case 'setUpTotp':
        actions.submitTotpSetup('123456');
        break;
      default:
        return;
    }
  }
}

type SeedUser = Parameters<World['sandbox']['users']['add']>[0];

/** Adds the person to the pool. */
export const added =
  (user: Partial<SeedUser> = {}): Step =>
  ({ world, username }) =>
    world.sandbox.users.add({
      username,
      password: PASSWORD,
      attributes: { email: `${username}@example.com`, name: 'Eve' },
      ...user,
    });

export const home: Step = async (scene) => {
  await added()(scene);
  scene.actions.signIn({ username: scene.username, password: PASSWORD });
  await settle(scene);
};

export const withPasskey: Step = async (scene) => {
  await home(scene);
  const registered = account.registerPasskey(scene.auth);
  await settle(scene);
  await registered;
};

export const signedOutWithPasskey: Step = async (scene) => {
  await withPasskey(scene);
  scene.actions.signOut();
  await settle(scene);
};

/** Signs in, in any flow. */
export function enter({ actions, username, next }: Scene): void {
  const flow = pick(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH', 'CUSTOM_AUTH'] as const, next());
  const factor =
    flow === 'USER_AUTH' ? pick([null, 'WEB_AUTHN', 'EMAIL_OTP', 'PASSWORD_SRP'] as const, next()) : null;
  actions.signIn({
    username,
    flow,
    ...(factor && { factor }),
    ...((factor === null || factor === 'PASSWORD_SRP') && { password: PASSWORD }),
  });
}
