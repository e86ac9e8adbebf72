import type { AuthCall } from '../call.ts';
import type { AuthOutput } from './ask.ts';
import type { KnownSignIn } from './sign-in.ts';

/** The result of a gate on the way to the tokens: a question, or a pass. */
export type GateResult = { readonly asked: AuthOutput } | { readonly passed: KnownSignIn };

export type Gate = (call: AuthCall, signIn: KnownSignIn) => GateResult | Promise<GateResult>;
