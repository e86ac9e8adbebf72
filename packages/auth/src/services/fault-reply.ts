import type { FaultReply } from '../machine/ports.ts';
import type { Fault, FaultKind } from '../model.ts';

/** A refusal by Latchkey itself. */
export const faultReply = (
  kind: FaultKind,
  code: string,
  more: Pick<Fault, 'reason' | 'field'> = {},
): FaultReply => ({ kind: 'fault', fault: { kind, code, ...more } });

/** A password field was left empty. */
export const passwordMissing = (): FaultReply =>
  faultReply('refused', 'password-missing', { reason: 'required', field: 'password' });
