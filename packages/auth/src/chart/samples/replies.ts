/**
 * Sample replies of every service, plausible for the current step.
 *
 * @module
 */
import { type AuthContext, isSilent } from '../../machine/context.ts';
import type { FaultReply, Ports, SessionReply } from '../../machine/ports.ts';
import type { Attempt, Challenge, Delivery, DeviceStanding, FaultKind, TotpSetup } from '../../model.ts';
import { seal } from '../../sealed.ts';
import { sampleSession } from './session.ts';

const minute = 60_000;
const username = 'ada@example.com';
const proof = { kind: 'proof', proof: seal(null) } as const;
const done = { kind: 'done' } as const;
const redirect = <Kind extends string>(kind: Kind) => ({ kind, redirect: seal<unknown>('') });
const byEmail: Delivery = { medium: 'EMAIL', destination: 'a***@e***' };
const bySms: Delivery = { medium: 'SMS', destination: '+*******0199' };
const delivered = { kind: 'delivered', delivery: byEmail } as const;

const totp: TotpSetup = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Example:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example',
};

const factors = ['WEB_AUTHN', 'PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'];

/** Challenges by name, each with its special members. */
const challenges: readonly (readonly [string, Partial<Challenge>])[] = [
  ['PASSWORD_VERIFIER', {}],
  ['DEVICE_SRP_AUTH', {}],
  ['DEVICE_PASSWORD_VERIFIER', {}],
  ['NEW_PASSWORD_REQUIRED', { requiredAttributes: ['name'], attributes: { email: username } }],
  ['SMS_MFA', { delivery: bySms }],
  ['SOFTWARE_TOKEN_MFA', { prompt: { FRIENDLY_DEVICE_NAME: 'Phone' } }],
  ['EMAIL_OTP', { delivery: byEmail }],
  ['SMS_OTP', { delivery: bySms }],
  ['SELECT_MFA_TYPE', { choices: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }],
  ['MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }],
  ['MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] }],
  ['MFA_SETUP', { choices: ['EMAIL_OTP'] }],
  ['MFA_SETUP', { choices: ['SMS_MFA'] }],
  ['SELECT_CHALLENGE', { choices: factors }],
  ['SELECT_MFA_TYPE', { choices: ['SMS_MFA', 'RETINA_SCAN'] }],
  ['SELECT_CHALLENGE', { choices: ['EMAIL_OTP', 'RETINA_SCAN'] }],
  ['SELECT_CHALLENGE', { choices: ['PASSWORD'] }],
  ['SELECT_CHALLENGE', { choices: ['PASSWORD_SRP', 'PASSWORD'] }],
  ['WEB_AUTHN', { choices: ['WEB_AUTHN', 'RETINA_SCAN'] }],
  ['PASSWORD', {}],
  ['PASSWORD_SRP', {}],
  ['WEB_AUTHN', { choices: factors }],
  ['CUSTOM_CHALLENGE', { prompt: { question: 'What is the name of your first pet?' } }],
  ['RETINA_SCAN', { prompt: { eye: 'left' } }],
];

/** Kinds of refusal that lead to different states, except the likeliest one of the step, which comes first. */
const otherFaults = [
  'throttled',
  'lapsed',
  'deviceUnknown',
  'unconfirmed',
  'resetRequired',
  'credentials',
  'network',
] as const satisfies readonly FaultKind[];

/** The likeliest fault of each step; where a code is asked for, a wrong code. */
const likeliest: Readonly<Record<string, FaultKind>> = {
  NEW_PASSWORD_REQUIRED: 'policy',
  SMS_MFA: 'code',
  SOFTWARE_TOKEN_MFA: 'code',
  EMAIL_OTP: 'code',
  SMS_OTP: 'code',
  MFA_SETUP: 'refused',
  PASSWORD: 'network',
  PASSWORD_SRP: 'network',
  SELECT_CHALLENGE: 'network',
  SELECT_MFA_TYPE: 'network',
  CUSTOM_CHALLENGE: 'network',
  RETINA_SCAN: 'configuration',
};

const codes: Readonly<Partial<Record<FaultKind, string>>> = {
  credentials: 'NotAuthorizedException',
  code: 'CodeMismatchException',
  policy: 'InvalidPasswordException',
  taken: 'UsernameExistsException',
  refused: 'InvalidParameterException',
  throttled: 'TooManyRequestsException',
  configuration: 'InvalidParameterException',
  unconfirmed: 'UserNotConfirmedException',
  resetRequired: 'PasswordResetRequiredException',
  deviceUnknown: 'ResourceNotFoundException',
  server: 'InternalErrorException',
};

/** A pending challenge. `now` in epoch milliseconds. */
export const sampleChallenge = (now: number, name: string, changes: Partial<Challenge> = {}): Challenge => ({
  name,
  session: seal(''),
  parameters: seal({}),
  lapsesAt: now + 3 * minute,
  delivery: null,
  choices: [],
  requiredAttributes: [],
  attributes: {},
  prompt: {},
  proof: null,
  ...changes,
});

/** All replies that the services can give in one context. `now` in epoch milliseconds. */
export function sampleReplies(
  { attempt, challenge: asked }: AuthContext,
  now: number,
): { readonly [K in keyof Ports]: readonly Ports[K][1][] } {
  const fault = (kind: FaultKind): FaultReply => ({
    kind: 'fault',
    fault: { kind, code: codes[kind] ?? kind, ...(kind === 'throttled' && { retryAt: now + minute / 2 }) },
  });
  const refusals = [likeliest[asked.name] ?? 'credentials', ...otherFaults].map(fault);
  const wrong = (kind: FaultKind) => [fault(kind), ...refusals];
  const asks = challenges.map(([name, changes]) => sampleChallenge(now, name, changes));
  const due = sampleSession(now, { refreshAt: now, expiresAt: now + minute });
  const standings: DeviceStanding[] = ['none', 'new', 'undecided', 'remembered', 'declined'];
  const sessions = [
    ...standings.map((device): SessionReply => ({ kind: 'session', session: sampleSession(now), device })),
    { kind: 'session', session: due, device: 'none' } satisfies SessionReply,
  ];
  const challenged = asks.map((challenge) => ({ kind: 'challenge' as const, challenge }));
  const replies = [...sessions, ...challenged, ...refusals];
  const again: Attempt = { ...attempt, username };
  return {
    restoreSession: [
      { kind: 'none' },
      ...sessions.map((reply) => ({ ...reply, kind: 'fresh' as const })),
      { kind: 'stale', session: sampleSession(now, { refreshAt: now, expiresAt: now }), device: 'none' },
      ...challenged
        // Challenges that do not involve the person are not saved for a reload.
        .filter(({ challenge }) => !isSilent(challenge))
        .map((reply) => ({
          ...reply,
          attempt: { ...again, round: Number(reply.challenge.name === 'CUSTOM_CHALLENGE') },
          totp: null,
        })),
      {
        kind: 'challenge',
        attempt: again,
        challenge: sampleChallenge(now, 'MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] }),
        totp: seal(totp),
      },
      { kind: 'signUpCode', attempt: again, delivery: byEmail },
      { kind: 'resetCode', attempt: again, delivery: byEmail },
      { kind: 'restart', attempt: again },
    ],
    prepareRedirect: [
      redirect('leave'),
      redirect('show'),
      redirect('frame'),
      { kind: 'none' },
      ...wrong('network'),
    ],
    leavePage: [done, ...wrong('unexpected')],
    showWindow: [redirect('returned'), { kind: 'none' }, ...wrong('cancelled')],
    claimRedirect: [redirect('claimed'), { kind: 'none' }, ...wrong('refused')],
    exchangeCode: [...sessions, ...wrong('network')],
    prepareSrp: [proof, ...refusals],
    initiateAuth: replies,
    respond: replies,
    forgetLocalDevice: [done],
    associateTotp: [{ kind: 'totp', totp: seal(totp), challenge: asked }, ...wrong('network')],
    verifyTotp: [{ kind: 'challenge', challenge: asked }, ...wrong('code')],
    assertPasskey: [proof, ...wrong('cancelled')],
    signUp: [delivered, done, ...wrong('taken')],
    confirmSignUp: [done, ...wrong('code')],
    resendSignUp: [delivered, done, ...wrong('network')],
    autoSignIn: replies,
    requestReset: [delivered, ...wrong('network')],
    confirmReset: [done, ...wrong('code')],
    refreshTokens: [
      { kind: 'session', session: sampleSession(now) },
      { kind: 'session', session: sampleSession(now, { username: 'grace' }) },
      { kind: 'session', session: due },
      { kind: 'none' },
      ...wrong('network'),
    ],
    confirmDevice: [
      { kind: 'remembered' },
      { kind: 'undecided' },
      { kind: 'declined' },
      { kind: 'none' },
      ...wrong('network'),
      ...wrong('server'),
      ...wrong('configuration'),
    ],
    updateDevice: [done, ...wrong('network')],
    revokeTokens: [done, redirect('leave'), ...wrong('network')],
    clearSession: [done, ...wrong('unexpected')],
  };
}
