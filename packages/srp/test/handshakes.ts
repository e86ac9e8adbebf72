/** Handshakes between our two sides, with secrets known to the test. */
import { startSrp } from '../src/ephemeral.ts';
import { createServerHandshake } from '../src/server/handshake.ts';
import { createVerifier } from '../src/server/verifier.ts';
import { formatTimestamp } from '../src/timestamp.ts';
import { giving } from './arbitraries.ts';

interface Account {
  readonly poolName: string;
  readonly userId: string;
  readonly password: string;
  readonly salt: string;
}

interface Claim {
  readonly secretBlock: string;
  readonly epochMilliseconds: number;
}

/** Both sides after the verifier challenge was sent. */
async function handshakeOf(account: Account, claim: Claim, secretA: string, secretB: string) {
  const ephemeral = await startSrp({ random: giving(secretA) });
  const verifier = await createVerifier(account);
  const handshake = await createServerHandshake(
    { verifier, srpA: ephemeral.srpA },
    { random: giving(secretB) },
  );
  return {
    handshake,
    challenge: {
      ephemeral,
      salt: account.salt,
      srpB: handshake.srpB,
      secretBlock: claim.secretBlock,
      timestamp: formatTimestamp(claim.epochMilliseconds),
    },
  };
}

/** A user before the answer to PASSWORD_VERIFIER. */
export async function userHandshake(user: Account, claim: Claim, secretA: string, secretB: string) {
  const { handshake, challenge } = await handshakeOf(user, claim, secretA, secretB);
  const userPoolId = `eu-west-2_${user.poolName}`;
  return { handshake, challenge: { ...challenge, ...user, userPoolId } };
}

/** A device before the answer to DEVICE_PASSWORD_VERIFIER. */
export async function deviceHandshake(
  device: {
    readonly deviceGroupKey: string;
    readonly deviceKey: string;
    readonly devicePassword: string;
    readonly salt: string;
  },
  claim: Claim,
  secretA: string,
  secretB: string,
) {
  const { deviceGroupKey, deviceKey, devicePassword, salt } = device;
  const account = { poolName: deviceGroupKey, userId: deviceKey, password: devicePassword, salt };
  const { handshake, challenge } = await handshakeOf(account, claim, secretA, secretB);
  return { handshake, challenge: { ...challenge, ...device } };
}
