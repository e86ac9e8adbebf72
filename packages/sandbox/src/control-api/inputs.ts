import * as v from 'valibot';
import { checkOptions } from '../options.ts';

const advance = v.strictObject({ milliseconds: v.number() });

const totp = v.union([
  v.strictObject({ secret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{16,}$/)) }),
  v.strictObject({ username: v.string() }),
]);

/** @throws SandboxOptionsError */
export const checkAdvance = (body: unknown): { milliseconds: number } => checkOptions(advance, body);
/** @throws SandboxOptionsError */
export const checkTotp = (body: unknown): { secret: string } | { username: string } =>
  checkOptions(totp, body);
