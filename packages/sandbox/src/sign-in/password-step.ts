import type { AuthCall } from '../call.ts';
import { withDeviceKey } from '../devices/track.ts';
import { isPassword } from '../pool/passwords.ts';
import type { User } from '../pool/user.ts';
import { wrongCredentials } from '../wire/exception.ts';
import { checkAccount } from './account.ts';
import { type AuthOutput, ask } from './ask.ts';
import { continueSignIn } from './continue.ts';
import { isKnown, type KnownSignIn, type SignIn, withProof } from './sign-in.ts';
import { simulatedVerifier, startHandshake } from './srp.ts';

/** Checks a plain-text password, and continues the sign-in. */
export async function signInByPassword(
  call: AuthCall,
  signIn: SignIn,
  password: string,
  deviceKey: string | undefined,
): Promise<AuthOutput> {
  if (!isKnown(signIn)) throw wrongCredentials();
  await requirePassword(call, signIn, (user) => isPassword(call.pool, user, password));
  return continueSignIn(call, withProof(withDeviceKey(call.pool, signIn, deviceKey), 'password'));
}

/** Counts the attempt and throws for a wrong password; accounts that may not sign in are refused first. */
export async function requirePassword(
  call: AuthCall,
  { user }: KnownSignIn,
  check: (user: User) => Promise<boolean>,
): Promise<void> {
  const { failedAttempts } = call.pool;
  checkAccount(call, user);
  failedAttempts.check(user);
  if (await check(user)) {
    failedAttempts.forget(user);
    return;
  }
  failedAttempts.add(user);
  throw wrongCredentials();
}

/** Answers SRP_A with PASSWORD_VERIFIER; an unknown name gets one that looks the same. */
export async function askPasswordProof(call: AuthCall, signIn: SignIn, srpA: string): Promise<AuthOutput> {
  const { userId, verifier } = await verifierOf(call, signIn);
  const handshake = await startHandshake(call.pool, verifier, srpA);
  return ask(
    call,
    signIn,
    { name: 'PASSWORD_VERIFIER', handshake },
    {
      SALT: handshake.salt,
      SRP_B: handshake.server.srpB,
      SECRET_BLOCK: handshake.secretBlock,
      USERNAME: userId,
      USER_ID_FOR_SRP: userId,
    },
  );
}

async function verifierOf({ pool }: AuthCall, { user, username }: SignIn) {
  // A user without a password gets the same fake as an unknown name: no proof can be correct.
  if (!user?.password)
    return { ...(await simulatedVerifier(pool, username)), ...(user ? { userId: user.username } : {}) };
  return { userId: user.username, verifier: user.password };
}
