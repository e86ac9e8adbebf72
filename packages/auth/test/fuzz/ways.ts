import type * as cognito from '@latchkey/cognito';
import * as account from '../../src/account/index.ts';
import { stepUp } from '../../src/step-up/index.ts';
import { pick } from '../storm/random.ts';
import { PASSWORD } from '../storm/world.ts';
import { MINUTE, TOTP_SECRET } from './run.ts';
import {
  added,
  answer,
  codeFor,
  enter,
  home,
  type Scene,
  type Step,
  settle,
  signedOutWithPasskey,
  withPasskey,
} from './scene.ts';

type Package = typeof cognito;

/** The functions of `@latchkey/cognito` that call an operation: whatever a browser can ask of a pool. */
export type OperationName = {
  [Name in keyof Package]: Package[Name] extends { readonly operation: object } ? Name : never;
}[keyof Package];

/** How a person comes to an operation: what happens before at a healthy pool, and then what calls it. */
export interface Way {
  readonly before: Step;
  readonly go: Step;
}

/** Calls it while time passes. */
const calls =
  (work: (scene: Scene) => Promise<unknown>): Step =>
  async (scene) => {
    const called = work(scene);
    // It is awaited below.
    called.catch(() => {});
    await settle(scene);
    await scene.world.pass(5 * MINUTE);
    return called;
  };

const atHome = (work: (scene: Scene) => Promise<unknown>, before = home): Way => ({
  before,
  go: calls(work),
});

/** Everybody whom a sign-in asks for something else. */
const people = [
  added(),
  added({ mfa: { enabled: ['EMAIL_OTP'] } }),
  added({ mfa: { totpSecret: TOTP_SECRET } }),
  added({ mfa: { totpSecret: TOTP_SECRET, enabled: ['EMAIL_OTP'] } }),
  added({ status: 'FORCE_CHANGE_PASSWORD' }),
  signedOutWithPasskey,
];
const anybody: Step = (scene) => pick(people, scene.next())(scene);
const entering: Step = async (scene) => {
  enter(scene);
  await answer(scene);
};

/** Raises the level of the session, by a factor of the sign-in. */
const stepsUp: Step = async (scene) => {
  const { auth, next } = scene;
  const factor = pick(['WEB_AUTHN', 'EMAIL_OTP', 'PASSWORD_SRP'] as const, next());
  const called = stepUp(auth, { acrValues: 'urn:cognito:loa:3', maxAge: 0, factor });
  called.catch(() => {});
  await answer(scene);
  scene.actions.cancel();
  return called;
};

/** Signs in, or steps up. */
const challenged: Way = {
  before: (scene) => pick([anybody, anybody, withPasskey], scene.next())(scene),
  go: (scene) => (scene.auth.getState().view === 'home' ? stepsUp : entering)(scene),
};

/** Some ways in ask nothing: at the end there is one that always does, the proof of a password. */
const challengedAtLast: Step = async (scene) => {
  const { actions, username } = scene;
  try {
    await challenged.go(scene);
  } finally {
    actions.signOut();
    await settle(scene);
    actions.cancel();
    actions.signIn({ username, password: PASSWORD, flow: 'USER_SRP_AUTH' });
    await answer(scene);
  }
};

const newcomer: Step = async (scene) => {
  const { actions, username } = scene;
  actions.showSignUp();
  actions.signUp({ username, password: PASSWORD, attributes: { email: `${username}@example.com` } });
  await settle(scene);
};
const nobody: Step = () => {};
const forgetful: Step = async (scene) => {
  await added()(scene);
  scene.actions.showForgotPassword();
  scene.actions.requestReset(scene.username);
  await settle(scene);
};

/** A table that the compiler holds complete: a new operation needs a way. */
export const ways: Readonly<Record<OperationName, Way>> = {
  initiateAuth: challenged,
  respondToAuthChallenge: { ...challenged, go: challengedAtLast },
  confirmDevice: { before: added(), go: entering },
  getDevice: {
    before: (scene) => {
      scene.world.sandbox.faults.add({
        kind: 'error',
        operation: 'ConfirmDevice',
        type: 'DeviceKeyExistsException',
        times: 1,
      });
      return added()(scene);
    },
    go: entering,
  },
  getTokensFromRefreshToken: atHome(({ auth }) => auth.getTokens({ forceRefresh: true })),
  revokeToken: { before: home, go: ({ actions }) => actions.signOut() },
  globalSignOut: { before: home, go: ({ actions }) => actions.signOut('global') },

  signUp: { before: nobody, go: newcomer },
  confirmSignUp: { before: newcomer, go: (scene) => scene.actions.confirmSignUp(codeFor(scene)) },
  resendConfirmationCode: { before: newcomer, go: ({ actions }) => actions.resend() },
  forgotPassword: { before: nobody, go: forgetful },
  confirmForgotPassword: {
    before: forgetful,
    go: (scene) => scene.actions.confirmReset(codeFor(scene), 'Another-horse-2!'),
  },

  getUser: atHome(({ auth }) => account.getUser(auth)),
  getUserAuthFactors: atHome(({ auth }) => account.getFactors(auth)),
  updateUserAttributes: atHome(({ auth }) => account.updateAttributes(auth, { name: 'Ann' })),
  deleteUserAttributes: atHome(({ auth }) => account.deleteAttributes(auth, ['name'])),
  getUserAttributeVerificationCode: atHome(({ auth }) => account.sendVerificationCode(auth, 'email')),
  verifyUserAttribute: atHome(({ auth }) => account.verifyAttribute(auth, 'email', '123456')),
  changePassword: atHome(({ auth }) =>
    account.changePassword(auth, { previous: PASSWORD, proposed: 'Another-horse-2!' }),
  ),
  deleteUser: atHome(({ auth }) => account.deleteUser(auth)),
  updateAuthEventFeedback: atHome(({ auth, username }) =>
    account.sendAuthEventFeedback(auth, { username, eventId: 'event', feedbackToken: 'token', wasMe: false }),
  ),

  listDevices: atHome(({ auth }) => account.listDevices(auth)),
  forgetDevice: atHome(({ auth }) =>
    account.forgetDevice(auth, 'eu-west-2_00000000-0000-4000-8000-000000000000'),
  ),
  updateDeviceStatus: { before: home, go: ({ actions }) => actions.rememberDevice() },
  listUserSessions: atHome(({ auth }) => account.listSessions(auth)),
  revokeUserSession: atHome(({ auth }) => account.revokeSession(auth, 'session')),

  setUserMfaPreference: atHome(({ auth }) => account.setMfaPreference(auth, { email: 'on' })),
  associateSoftwareToken: atHome(async ({ auth }) => {
    const { secret, uri } = await account.startTotpSetup(auth);
    if (typeof secret !== 'string' || typeof uri !== 'string')
      throw new TypeError('A secret is not a string.');
  }),
  verifySoftwareToken: atHome(async ({ auth }) => {
    await account.startTotpSetup(auth);
    return account.finishTotpSetup(auth, '123456', 'phone');
  }),

  startWebAuthnRegistration: atHome(({ auth }) => account.registerPasskey(auth)),
  completeWebAuthnRegistration: atHome(({ auth }) => account.registerPasskey(auth)),
  listWebAuthnCredentials: atHome(({ auth }) => account.listPasskeys(auth), withPasskey),
  deleteWebAuthnCredential: atHome(({ auth }) => account.deletePasskey(auth, 'credential'), withPasskey),
};
