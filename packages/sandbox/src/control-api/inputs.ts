import * as v from 'valibot';
import { INJECTED_FAULT_KINDS, type InjectedFaultRule } from '../controls/faults.ts';
import { checkOptions } from '../options.ts';

const advance = v.strictObject({ milliseconds: v.number() });

const totp = v.union([
  v.strictObject({ secret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{16,}$/)) }),
  v.strictObject({ username: v.string() }),
]);

const injectedFaultRule = v.strictObject({
  kind: v.picklist(INJECTED_FAULT_KINDS),
  operation: v.exactOptional(v.string()),
  challengeName: v.exactOptional(v.string()),
  times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  milliseconds: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  // It is used in a header.
  type: v.exactOptional(v.pipe(v.string(), v.regex(/^\w+$/))),
  message: v.exactOptional(v.string()),
  reasonCode: v.exactOptional(v.string()),
});

/** @throws SandboxOptionsError */
export const checkAdvance = (body: unknown): { milliseconds: number } => checkOptions(advance, body);
/** @throws SandboxOptionsError */
export const checkTotp = (body: unknown): { secret: string } | { username: string } =>
  checkOptions(totp, body);
/** @throws SandboxOptionsError */
export const checkFaultRule = (body: unknown): InjectedFaultRule => checkOptions(injectedFaultRule, body);
