import type { AuthOutput } from './ask.ts';
import type { AuthCall } from './auth-call.ts';
import type { KnownSignIn } from './sign-in.ts';

/** What a gate on the way to the tokens does: ask something, or let the sign-in through. */
export type Passage = { readonly asked: AuthOutput } | { readonly passed: KnownSignIn };

export type Gate = (call: AuthCall, signIn: KnownSignIn) => Passage | Promise<Passage>;
