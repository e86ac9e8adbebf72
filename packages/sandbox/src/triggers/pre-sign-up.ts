import type { ClientCall } from '../call.ts';
import type { User } from '../pool/user.ts';
import type { Strings } from './events.ts';
import { optionalStrings, runTrigger } from './run.ts';

interface Attribute {
  readonly Name: string;
  readonly Value: string;
}

/** Asks the pre sign-up trigger whether the person may register, and whether as confirmed. */
export async function preSignUp(
  call: ClientCall,
  user: User,
  input: { ValidationData: readonly Attribute[]; ClientMetadata?: Strings | undefined },
): Promise<{ autoConfirmUser: boolean }> {
  const validationData = Object.fromEntries(input.ValidationData.map(({ Name, Value }) => [Name, Value]));
  const response = await runTrigger(call, 'preSignUp', {
    source: 'PreSignUp_SignUp',
    userName: user.username,
    request: {
      userAttributes: Object.fromEntries(user.attributes),
      ...(input.ValidationData.length > 0 ? { validationData } : {}),
      ...optionalStrings('clientMetadata', input.ClientMetadata),
    },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  });
  if (response?.autoVerifyEmail === true) user.attributes.set('email_verified', 'true');
  if (response?.autoVerifyPhone === true) user.attributes.set('phone_number_verified', 'true');
  return { autoConfirmUser: response?.autoConfirmUser === true };
}
