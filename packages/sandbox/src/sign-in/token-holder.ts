import type { Call } from '../call.ts';
import type { User } from '../pool/user.ts';
import { authorize } from '../tokens/authorize.ts';
import { invalidParameter, notAuthorized } from '../wire/exception.ts';
import type { PendingChallenge, QuestionOf } from './pending-challenges.ts';

/** The user who sets up an authenticator app: signed in, or asked for MFA_SETUP. */
export type TokenHolder =
  | { readonly user: User; readonly pending: undefined }
  | { readonly user: User; readonly pending: PendingChallenge; readonly question: QuestionOf<'MFA_SETUP'> };

/** @throws InvalidParameterException, NotAuthorizedException */
export async function tokenHolder(
  call: Call,
  input: { AccessToken?: string | undefined; Session?: string | undefined },
): Promise<TokenHolder> {
  if ((input.AccessToken === undefined) === (input.Session === undefined)) {
    throw invalidParameter('Either AccessToken or Session has to be given, and not both.');
  }
  if (input.AccessToken !== undefined) {
    return { user: (await authorize(call.pool, input.AccessToken)).user, pending: undefined };
  }
  const pending = call.pool.challenges.bySession(input.Session ?? '');
  const { question, signIn } = pending;
  const isOfPages = signIn.flow === 'MANAGED_LOGIN';
  if (question.name !== 'MFA_SETUP' || !signIn.user || isOfPages)
    throw notAuthorized('Invalid session for the user.');
  return { user: signIn.user, pending, question };
}
