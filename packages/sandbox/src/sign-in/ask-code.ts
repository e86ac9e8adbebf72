import type { AuthCall } from '../call.ts';
import { newCode } from '../ids.ts';
import { deliver, mask } from '../pool/deliver.ts';
import type { Contact } from '../pool/factors.ts';
import { type AuthOutput, ask } from './ask.ts';
import type { CodeQuestion } from './pending-challenges.ts';
import type { KnownSignIn } from './sign-in.ts';

const CONTACT_OF: Record<CodeQuestion['name'], Contact> = {
  SMS_MFA: 'phone_number',
  SMS_OTP: 'phone_number',
  EMAIL_OTP: 'email',
};
// As recorded: six digits for a second factor, eight for a first.
const DIGITS = { mfa: 6, code: 8 };

/** Sends a code and asks for it. It is valid as long as the Session. */
export async function askCode(
  call: AuthCall,
  signIn: KnownSignIn,
  how: Pick<CodeQuestion, 'name' | 'proof'> & {
    readonly available?: readonly string[];
    readonly enrols?: boolean;
  },
): Promise<AuthOutput> {
  const { name, proof, available, enrols = false } = how;
  const { user } = signIn;
  const contact = CONTACT_OF[name];
  const code = newCode(call.pool.environment.random, DIGITS[proof]);
  await deliver(call, user, {
    purpose: proof === 'mfa' ? 'mfa' : 'sign-in',
    code,
    contact,
    source: 'CustomMessage_Authentication',
  });
  const question: CodeQuestion = { name, proof, code, contact, enrols, available };
  return ask(
    call,
    signIn,
    question,
    {
      USERNAME: user.username,
      USER_ID_FOR_SRP: user.username,
      ...deliveryParameters(contact, user.attributes.get(contact)),
    },
    available ? { AvailableChallenges: available } : {},
  );
}

/** Where a code was sent, in the form of ChallengeParameters. */
export function deliveryParameters(contact: Contact, destination = ''): Record<string, string> {
  return {
    CODE_DELIVERY_DELIVERY_MEDIUM: contact === 'email' ? 'EMAIL' : 'SMS',
    CODE_DELIVERY_DESTINATION: mask(contact, destination),
  };
}
