import { applyDecision, defineNext } from '../custom-auth.ts';
import type { Gate } from '../gate.ts';

/** CUSTOM_AUTH follows the pool's triggers until they issue tokens. */
export const customAuthGate: Gate = async (call, signIn) => {
  if (signIn.flow !== 'CUSTOM_AUTH' || signIn.proofs.has('custom')) return { passed: signIn };
  return applyDecision(call, signIn, await defineNext(call, signIn));
};
