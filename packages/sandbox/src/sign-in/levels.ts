/**
 * Authentication levels. Source: Cognito developer guide, "Authentication levels with ACR and AMR claims".
 *
 * @module
 */
/** Authentication methods by their `amr` values, in the order of the claim. */
export const METHODS = ['pwd', 'otp', 'sms', 'email_otp', 'swk', 'hwk'] as const;
export type Method = (typeof METHODS)[number];

export type Level = 1 | 2 | 3 | 4;

/** The level that a sign-in has to reach. */
export interface Target {
  readonly level: Level;
  /** The methods of the access token that it steps up from. */
  readonly credited: readonly Method[];
}

/** Returns the highest level that these methods reach; 0 if they reach none. */
export function levelOf(methods: readonly Method[]): Level | 0 {
  const has = (...names: Method[]) => names.some((name) => methods.includes(name));
  if (has('pwd') && has('otp')) return 4;
  if (has('swk', 'hwk') || (has('pwd') && has('sms', 'email_otp'))) return 3;
  if (has('sms', 'email_otp')) return 2;
  return has('pwd') ? 1 : 0;
}
