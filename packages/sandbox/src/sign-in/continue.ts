import type { AuthCall } from '../call.ts';
import type { AuthOutput } from './ask.ts';
import { finishSignIn } from './finish.ts';
import type { Gate } from './gate.ts';
import { customAuthGate } from './gates/custom-auth.ts';
import { deviceGate } from './gates/device.ts';
import { mfaGate } from './gates/mfa.ts';
import { newPasswordGate } from './gates/new-password.ts';
import type { KnownSignIn } from './sign-in.ts';

const gates: readonly Gate[] = [newPasswordGate, mfaGate, customAuthGate, deviceGate];

/** Runs after each proof: asks the next question, or issues the tokens if every gate lets the sign-in pass. */
export async function continueSignIn(call: AuthCall, signIn: KnownSignIn): Promise<AuthOutput> {
  let current = signIn;
  for (const gate of gates) {
    const result = await gate(call, current);
    if ('asked' in result) return result.asked;
    current = result.passed;
  }
  return finishSignIn(call, current);
}
