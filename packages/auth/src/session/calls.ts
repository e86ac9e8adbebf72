import { AuthError } from '../errors.ts';
import type { EntryCall } from '../internals.ts';
import { checkTokens } from '../services/check-tokens.ts';
import { sessionFrom } from '../services/tokens.ts';
import { TokensError, type TokensErrorCode } from '../services/tokens-error.ts';
import { claimsOf } from '../vault/jwt.ts';
import type { StoredSession } from '../vault/session.ts';
import { writableVault } from '../vault/writable.ts';

const PROBLEMS: Readonly<Record<TokensErrorCode, string>> = {
  'tokens-incomplete': 'Pass all three tokens: accessToken, idToken and refreshToken.',
  'tokens-malformed': 'One of these is not a token from Cognito.',
  'tokens-without-life': 'These tokens have no lifetime: `exp` or `iat` is missing, or not after the other.',
  'tokens-mismatch': 'These tokens belong to another app client, or to two users.',
  'wrong-pool': 'These tokens belong to another user pool than `userPoolId`.',
};

/** Stores the session where the secrets are. @throws AuthError `session-invalid` or `already-signed-in` */
const startStored: EntryCall<'session.start'> = async (context, tokens) => {
  const { environment, config, tabs } = context;
  let session: StoredSession;
  try {
    // Their time of arrival is unknown: their age is taken from `iat`.
    const { iat } = claimsOf<{ iat: number }>(tokens.accessToken);
    const kept = { deviceKey: null, newDevice: null, legacyRefresh: false };
    session = sessionFrom(environment, tokens, iat * 1000, kept);
    checkTokens(config, session);
  } catch (error) {
    throw new AuthError(
      'session-invalid',
      error instanceof TokensError ? PROBLEMS[error.code] : 'These are not tokens from Cognito.',
    );
  }
  const { held, isStored } = await writableVault(context.vault).session.begin(session);
  if (!isStored) throw alreadySignedIn();
  tabs.announce(held.generation);
  return null;
};

export const sessionCalls = { 'session.start': startStored };

export const alreadySignedIn = () =>
  new AuthError('already-signed-in', 'Somebody is signed in here: sign out first.');
