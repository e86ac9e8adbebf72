import type { Call } from '../operations/operation.ts';
import type { AuthOutput } from './ask.ts';
import { finishSignIn } from './finish.ts';
import { askDevice } from './gates/device.ts';
import { askNewPassword } from './gates/new-password.ts';
import type { KnownSignIn } from './sign-in.ts';

/** Puts the next question if there is one to put. */
type Gate = (call: Call, signIn: KnownSignIn) => AuthOutput | undefined | Promise<AuthOutput | undefined>;

const gates: readonly Gate[] = [askNewPassword, askDevice];

/** After each proof: the next question, or the tokens when no question is left. */
export async function continueSignIn(call: Call, signIn: KnownSignIn): Promise<AuthOutput> {
  for (const gate of gates) {
    const question = await gate(call, signIn);
    if (question) return question;
  }
  return finishSignIn(call, signIn);
}
