import {
  checkDeviceProof,
  checkPasswordProof,
  createServerHandshake,
  createVerifier,
  SrpError,
  type Verifier,
} from '@latchkey/srp/server';
import { bytesToHex, hmacSha256, toBase64 } from '../bytes.ts';
import { uuidFrom } from '../ids.ts';
import type { Pool } from '../pool/pool.ts';
import type { Device, User } from '../pool/user.ts';
import { invalidParameter } from '../wire/exception.ts';
import type { SrpHandshake } from './pending-challenges.ts';

/** The client's claim in a PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER answer. */
export interface SrpClaim {
  readonly signature: string;
  readonly timestamp: string;
}

const SECRET_BLOCK_BYTES = 960;
const SALT_BYTES = 16;

/** @throws InvalidParameterException if SRP_A is not a number, too long, or 0 modulo N. */
export async function startHandshake(pool: Pool, verifier: Verifier, srpA: string): Promise<SrpHandshake> {
  const { random } = pool.environment;
  try {
    const server = await createServerHandshake({ verifier, srpA }, { random });
    return { salt: verifier.salt, secretBlock: toBase64(random(SECRET_BLOCK_BYTES)), server };
  } catch (error) {
    if (error instanceof SrpError) throw invalidParameter('SRP_A is not a valid public value.');
    throw error;
  }
}

export function provesPassword(
  pool: Pool,
  userId: string,
  handshake: SrpHandshake,
  claim: SrpClaim,
): Promise<boolean> {
  return checkProof(() =>
    checkPasswordProof({
      handshake: handshake.server,
      secretBlock: handshake.secretBlock,
      poolName: pool.name,
      userId,
      ...claim,
    }),
  );
}

export function provesDevice(device: Device, handshake: SrpHandshake, claim: SrpClaim): Promise<boolean> {
  return checkProof(() =>
    checkDeviceProof({
      handshake: handshake.server,
      secretBlock: handshake.secretBlock,
      deviceGroupKey: device.groupKey,
      deviceKey: device.key,
      ...claim,
    }),
  );
}

async function checkProof(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof SrpError && error.code === 'malformed-timestamp') {
      throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.');
    }
    throw error;
  }
}

/** Hex of a number without leading zero bytes: some clients drop those and some do not, which results in different proofs. */
function saltOf(bytes: Uint8Array): string {
  const [first = 0, ...rest] = bytes;
  return bytesToHex(Uint8Array.of(first || 1, ...rest));
}

/** Creates a new salt and the verifier of a password. */
export function passwordVerifier(pool: Pool, userId: string, password: string): Promise<Verifier> {
  const salt = saltOf(pool.environment.random(SALT_BYTES));
  return createVerifier({ poolName: pool.name, userId, password, salt });
}

/** Whether the verifier was created from this password. */
export async function matchesVerifier(
  pool: Pool,
  user: User,
  stored: Verifier,
  password: string,
): Promise<boolean> {
  const { salt } = stored;
  const made = await createVerifier({ poolName: pool.name, userId: user.username, password, salt });
  return made.verifier === stored.verifier;
}

/** Returns the verifier for an unknown name, if its absence is hidden: the same salt and id each time (RFC 5054, 2.5.1.3). */
export async function simulatedVerifier(
  pool: Pool,
  username: string,
): Promise<{ userId: string; verifier: Verifier }> {
  const name = pool.users.fold(username);
  const userId = uuidFrom(hmacSha256(pool.simulationSecret, `id ${name}`));
  const salt = saltOf(hmacSha256(pool.simulationSecret, `salt ${name}`).subarray(0, SALT_BYTES));
  const password = bytesToHex(pool.environment.random(SALT_BYTES));
  return { userId, verifier: await createVerifier({ poolName: pool.name, userId, password, salt }) };
}
