import { missingAttributes } from '../../pool/attributes.ts';
import { ask } from '../ask.ts';
import type { Gate } from '../gate.ts';

/** A person added by an administrator has to replace the temporary password first. */
export const newPasswordGate: Gate = (call, signIn) => {
  const { attributes, username, status } = signIn.user;
  if (status !== 'FORCE_CHANGE_PASSWORD' || !signIn.proofs.has('password')) return { passed: signIn };
  const missing = missingAttributes(call.pool, attributes);
  const visible = [...attributes].filter(([name]) => name !== 'sub');
  const parameters = {
    USER_ID_FOR_SRP: username,
    requiredAttributes: JSON.stringify(missing.map((name) => `userAttributes.${name}`)),
    userAttributes: JSON.stringify(Object.fromEntries(visible)),
  };
  return { asked: ask(call, signIn, { name: 'NEW_PASSWORD_REQUIRED' }, parameters) };
};
