import type { AuthCall } from '../call.ts';
import type { AuthOutput } from './ask.ts';
import type { KnownSignIn } from './sign-in.ts';

/** What a gate does on the way to the tokens: it asks something, or lets the sign-in pass. */
export type GateResult = { readonly asked: AuthOutput } | { readonly passed: KnownSignIn };

export type Gate = (call: AuthCall, signIn: KnownSignIn) => GateResult | Promise<GateResult>;
