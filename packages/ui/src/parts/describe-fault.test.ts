import { expect, it } from 'vitest';
import { en } from '../words/en.ts';
import { describeFault } from './describe-fault.ts';

it.each([
  ['InvalidParameterException', 'flow-not-enabled'],
  ['InvalidParameterException', 'trigger-missing'],
  ['LimitExceededException', 'email-limit'],
  ['tokens-mismatch', 'wrong-pool'],
] as const)('%s, %s is a mistake of the app: nobody is sent back to the form for it', (code, reason) => {
  const fault = { kind: 'configuration', code, reason } as const;
  expect(describeFault(fault, en.messages)).toBe(en.messages.kinds.configuration);
});

it('an exception is described by its name where it has no reason', () => {
  const { codes } = en.messages;
  const described = (kind: 'refused' | 'configuration', code: string) =>
    describeFault({ kind, code }, en.messages);
  expect(described('refused', 'InvalidParameterException')).toBe(codes.InvalidParameterException);
  expect(described('configuration', 'WebAuthnNotEnabledException')).toBe(codes.WebAuthnNotEnabledException);
});
