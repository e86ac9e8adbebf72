import type { AuthCall, Call } from '../../call.ts';
import { presentedDevice } from '../../devices/track.ts';
import { factorsOf, factorsToSetUp } from '../../mfa/factors.ts';
import type { MfaFactor } from '../../pool/factors.ts';
import { ask } from '../ask.ts';
import { askFactor } from '../ask-factor.ts';
import type { Gate } from '../gate.ts';
import { isBelow } from '../reached-level.ts';
import type { KnownSignIn } from '../sign-in.ts';
import { factorsTowards } from '../step-up.ts';

/**
 * The second factor, after a password: the preferred or only one, otherwise a choice. If MFA is required and the person has
 * no factor, one is set up.
 */
export const mfaGate: Gate = async (call, signIn) => {
  const { user, proofs, target } = signIn;
  if (target && proofs.has('password') && isBelow(signIn, target)) {
    return askOneOf(call, signIn, factorsTowards(call.pool, user, target.level));
  }
  const { mfaConfiguration } = call.pool.settings;
  const isAsked = proofs.has('password') && !proofs.has('mfa');
  if (!isAsked || deviceStandsIn(call, signIn)) return { passed: signIn };
  const factors = factorsOf(call.pool, user);
  if (factors.length > 0) return askOneOf(call, signIn, factors);
  return mfaConfiguration === 'ON' ? setUp(call, signIn) : { passed: signIn };
};

async function askOneOf(call: AuthCall, signIn: KnownSignIn, factors: readonly MfaFactor[]) {
  const { user } = signIn;
  const [only, ...others] = factors;
  const preferred = factors.find((factor) => factor === user.mfa.preferred);
  const factor = preferred ?? (others.length === 0 ? only : undefined);
  if (factor) return { asked: await askFactor(call, signIn, factor) };
  const parameters = { USER_ID_FOR_SRP: user.username, MFAS_CAN_CHOOSE: JSON.stringify(factors) };
  return { asked: ask(call, signIn, { name: 'SELECT_MFA_TYPE', factors }, parameters) };
}

// Only a device remembered from a sign-in with MFA; it still has to prove itself.
function deviceStandsIn({ pool }: Call, signIn: KnownSignIn): boolean {
  const device = presentedDevice(pool, signIn);
  return (
    pool.settings.deviceConfiguration?.challengeRequiredOnNewDevice === true &&
    device?.remembered === true &&
    device.confirmedAfterMfa
  );
}

// The first sign-in right after a sign-up is let through once.
function setUp(call: Call, signIn: KnownSignIn): Awaited<ReturnType<Gate>> {
  const { user } = signIn;
  if (user.firstSignInPending) return { passed: signIn };
  const factors = factorsToSetUp(call.pool);
  const parameters = { USER_ID_FOR_SRP: user.username, MFAS_CAN_SETUP: JSON.stringify(factors) };
  return { asked: ask(call, signIn, { name: 'MFA_SETUP', factors, totp: undefined }, parameters) };
}
