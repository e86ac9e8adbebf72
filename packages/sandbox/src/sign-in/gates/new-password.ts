import { ask } from '../ask.ts';
import type { Gate } from '../gate.ts';

/** A person whom an administrator added replaces the temporary password first. */
export const newPasswordGate: Gate = (call, signIn) => {
  const { attributes, username, status } = signIn.user;
  if (status !== 'FORCE_CHANGE_PASSWORD' || !signIn.proofs.has('password')) return { passed: signIn };
  const required = call.pool.settings.schema.filter(
    ({ name, required }) => required && !attributes.has(name),
  );
  const visible = [...attributes].filter(([name]) => name !== 'sub');
  const parameters = {
    USER_ID_FOR_SRP: username,
    requiredAttributes: JSON.stringify(required.map(({ name }) => `userAttributes.${name}`)),
    userAttributes: JSON.stringify(Object.fromEntries(visible)),
  };
  return { asked: ask(call, signIn, { name: 'NEW_PASSWORD_REQUIRED' }, parameters) };
};
