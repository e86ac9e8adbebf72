import type { AuthOutput } from './ask.ts';
import type { AuthCall } from './auth-call.ts';
import { finishSignIn } from './finish.ts';
import { customAuthGate } from './gates/custom-auth.ts';
import { deviceGate } from './gates/device.ts';
import { mfaGate } from './gates/mfa.ts';
import { newPasswordGate } from './gates/new-password.ts';
import type { Gate } from './passage.ts';
import type { KnownSignIn } from './sign-in.ts';

const gates: readonly Gate[] = [newPasswordGate, mfaGate, customAuthGate, deviceGate];

/** After each proof: the next question, or the tokens when every gate lets the sign-in through. */
export async function continueSignIn(call: AuthCall, signIn: KnownSignIn): Promise<AuthOutput> {
  let current = signIn;
  for (const gate of gates) {
    const passage = await gate(call, current);
    if ('asked' in passage) return passage.asked;
    current = passage.passed;
  }
  return finishSignIn(call, current);
}
