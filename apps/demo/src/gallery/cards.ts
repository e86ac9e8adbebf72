import type { Fault, View } from '@latchkey/auth';
import type { TestState } from '@latchkey/react/testing';

export interface Card {
  /** In the address, so that a card can be linked to. */
  readonly id: string;
  readonly title: string;
  readonly state: TestState;
}

export interface CardGroup {
  readonly title: string;
  readonly cards: readonly Card[];
}

const fault = (kind: Fault['kind'], code: string): Fault => ({ kind, code });
const wrongPassword = fault('credentials', 'NotAuthorizedException');
const wrongCode = fault('code', 'CodeMismatchException');
const offline = fault('network', 'NetworkError');
/** A wait that is still on when somebody looks at the card. */
const throttled = { ...fault('throttled', 'TooManyRequestsException'), retryAt: Date.now() + 90_000 };
const hour = Date.now() + 3_600_000;

const card = (id: string, title: string, state: TestState): Card => ({ id, title, state });

export const groups: readonly CardGroup[] = [
  {
    title: 'Coming in',
    cards: [
      card('splash', 'Restoring', { view: 'splash' }),
      card('signedOut', 'Signed out', { view: 'signedOut' }),
      card('signIn', 'Sign in', { view: 'signIn' }),
      card('signIn-busy', 'Signing in', { view: 'signIn', username: 'ada', busy: true }),
      card('signIn-rejected', 'Refused', { view: 'signIn', username: 'ada', fault: wrongPassword }),
      card('signIn-throttled', 'Throttled', { view: 'signIn', username: 'ada', fault: throttled }),
      card('signIn-offline', 'No network', { view: 'signIn', username: 'ada', fault: offline }),
    ],
  },
  {
    title: 'Challenges',
    cards: [
      card('chooseFactor', 'Choose a factor', { view: 'chooseFactor' }),
      card('password', 'Password', { view: 'password' }),
      card('passkey', 'Passkey', { view: 'passkey' }),
      card('passkey-autofill', 'Passkey by autofill', { view: 'passkey', autofill: true }),
      card('passkey-dismissed', 'Passkey dismissed', {
        view: 'passkey',
        busy: false,
        fault: fault('cancelled', 'NotAllowedError'),
      }),
      card('smsCode', 'SMS code', { view: 'smsCode' }),
      card('emailCode', 'E-mail code', { view: 'emailCode' }),
      card('emailCode-wrong', 'Wrong code', { view: 'emailCode', fault: wrongCode }),
      card('totpCode', 'Authenticator code', { view: 'totpCode', deviceName: "Ada's phone" }),
      card('chooseMfa', 'Choose a second step', { view: 'chooseMfa' }),
      card('setUpMfa', 'Set up a second step', { view: 'setUpMfa' }),
      card('setUpMfa-unavailable', 'Cannot be set up here', {
        view: 'setUpMfa',
        available: false,
        choices: [],
      }),
      card('setUpTotp', 'Set up an app', { view: 'setUpTotp' }),
      card('setUpEmail', 'Set up e-mail', { view: 'setUpEmail' }),
      card('newPassword', 'New password', { view: 'newPassword' }),
      card('newPassword-attributes', 'New password, with attributes', {
        view: 'newPassword',
        requiredAttributes: ['name', 'phone_number'],
      }),
      card('custom', 'Custom challenge', { view: 'custom' }),
      card('unsupported', 'Unknown challenge', {
        view: 'unsupported',
        parameters: { PATTERN: 'left eye, then right' },
      }),
      card('lapsed', 'Lapsed', { view: 'lapsed' }),
    ],
  },
  {
    title: 'Accounts',
    cards: [
      card('signUp', 'Sign up', { view: 'signUp' }),
      card('signUp-taken', 'Name taken', {
        view: 'signUp',
        username: 'ada',
        fault: fault('taken', 'UsernameExistsException'),
      }),
      card('confirmSignUp', 'Confirm', { view: 'confirmSignUp' }),
      card('forgotPassword', 'Forgot password', { view: 'forgotPassword' }),
      card('resetPassword', 'Reset password', { view: 'resetPassword' }),
    ],
  },
  {
    title: 'Signed in',
    cards: [
      card('home', 'Home', { view: 'home', device: 'remembered' }),
      card('home-undecided', 'Remember this browser?', { view: 'home', device: 'undecided' }),
      card('home-refreshing', 'Renewing tokens', {
        view: 'home',
        session: {
          status: 'refreshing',
          expiresAt: hour - 3_000_000,
          refreshAt: hour - 3_300_000,
          clockDrift: 40,
        },
      }),
      card('home-offline', 'Offline', {
        view: 'home',
        online: false,
        device: 'unconfirmed',
        session: { status: 'stale', expiresAt: Date.now(), refreshAt: Date.now(), clockDrift: 0 },
        fault: offline,
      }),
      card('home-following', 'Another tab renews', { view: 'home', tab: 'following', device: 'declined' }),
      card('expired', 'Expired', { view: 'expired' }),
      card('signingOut', 'Signing out', { view: 'signingOut' }),
    ],
  },
];

export const cards: readonly Card[] = groups.flatMap((group) => group.cards);

/** Every view has a card: checked by a test, so that a new view cannot be forgotten. */
export const viewsWithCards: ReadonlySet<View> = new Set(cards.map(({ state }) => state.view));
