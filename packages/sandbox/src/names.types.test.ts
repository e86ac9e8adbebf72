import type * as sdk from '@aws-sdk/client-cognito-identity-provider';
import type * as v from 'valibot';
import { expectTypeOf, it } from 'vitest';
import type { answerMembers } from './sign-in/answer-challenge.ts';
import type { ExceptionName } from './wire/exception-names.ts';

it('has the challenges of the service model', () => {
  type Answered = v.InferOutput<typeof answerMembers.ChallengeName>;
  expectTypeOf<Answered>().toEqualTypeOf<sdk.ChallengeNameType>();
});

it('has exceptions of the service model, and the two of its protocol', () => {
  type Unknown = Exclude<ExceptionName, keyof typeof sdk>;
  expectTypeOf<Unknown>().toEqualTypeOf<'SerializationException' | 'UnknownOperationException'>();
});
