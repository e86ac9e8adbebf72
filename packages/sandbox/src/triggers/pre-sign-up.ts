import type { Call } from '../call.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import type { Strings } from './events.ts';
import { optionalStrings, runTrigger } from './run.ts';
import type { TriggerSource } from './sources.ts';

interface Attribute {
  readonly Name: string;
  readonly Value: string;
}

/** Lets the pre sign-up trigger refuse a new user by throwing, verify addresses, and confirm the user. */
export async function preSignUp(
  call: Call & { readonly client?: AppClient },
  user: User,
  source: TriggerSource<'preSignUp'>,
  input: { ValidationData: readonly Attribute[]; ClientMetadata?: Strings | undefined },
): Promise<{ autoConfirmUser: boolean }> {
  const validationData = Object.fromEntries(input.ValidationData.map(({ Name, Value }) => [Name, Value]));
  const response = await runTrigger(call, 'preSignUp', {
    source,
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
