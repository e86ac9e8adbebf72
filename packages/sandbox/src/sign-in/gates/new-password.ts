import type { Call } from '../../operations/operation.ts';
import { type AuthOutput, ask } from '../ask.ts';
import type { KnownSignIn } from '../sign-in.ts';

/** A person whom an administrator added replaces the temporary password first. */
export function askNewPassword(call: Call, signIn: KnownSignIn): AuthOutput | undefined {
  if (signIn.user.status !== 'FORCE_CHANGE_PASSWORD' || !signIn.proofs.has('password')) return undefined;
  const { attributes, username } = signIn.user;
  const required = call.pool.settings.schema.filter(
    ({ name, required }) => required && !attributes.has(name),
  );
  const visible = [...attributes].filter(([name]) => name !== 'sub');
  return ask(
    call,
    signIn,
    { name: 'NEW_PASSWORD_REQUIRED' },
    {
      USER_ID_FOR_SRP: username,
      requiredAttributes: JSON.stringify(required.map(({ name }) => `userAttributes.${name}`)),
      userAttributes: JSON.stringify(Object.fromEntries(visible)),
    },
  );
}
