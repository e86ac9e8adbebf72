import { withDeviceKey } from '../../devices/track.ts';
import { wrongCredentials } from '../../wire/exception.ts';
import { checkAccount } from '../account.ts';
import { continueSignIn } from '../continue.ts';
import { applyDecision, defineNext } from '../custom-auth.ts';
import { required } from '../parameters.ts';
import { askPasswordProof } from '../password-step.ts';
import { isKnown, type SignIn, withRound } from '../sign-in.ts';
import { beginSignIn } from './begin.ts';
import type { Flow } from './flow.ts';

const SRP_FIRST = 'SRP_A';

/** CUSTOM_AUTH: rounds of challenges by the pool's triggers; with SRP_A, the password is proved first. */
export const customAuth: Flow = {
  allowedBy: 'ALLOW_CUSTOM_AUTH',
  async start(call, input) {
    const { CHALLENGE_NAME, DEVICE_KEY } = input.parameters;
    const begun = await beginSignIn(call, 'CUSTOM_AUTH', input);
    if (isKnown(begun)) checkAccount(call, begun.user);
    const named: SignIn = isKnown(begun) ? withDeviceKey(call.pool, begun, DEVICE_KEY) : begun;
    const signIn = CHALLENGE_NAME === SRP_FIRST ? withRound(named, SRP_FIRST, true) : named;
    const decision = await defineNext(call, signIn);
    if (decision.challengeName === 'PASSWORD_VERIFIER') {
      return askPasswordProof(call, signIn, required(input.parameters, 'SRP_A'));
    }
    const next = await applyDecision(call, signIn, decision);
    if ('asked' in next) return next.asked;
    if (!isKnown(next.passed)) throw wrongCredentials();
    return continueSignIn(call, next.passed);
  },
};
