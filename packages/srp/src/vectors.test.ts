import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { encodeBase64 } from './base64.ts';
import { keyPairOf, startSrp } from './ephemeral.ts';
import { K, N } from './group.ts';
import { deriveKey } from './hashes-without-webcrypto.ts';
import { pad } from './integer.ts';
import { privateKey, scramble } from './keys.ts';
import { proveDevice, provePassword } from './proof.ts';
import type { RandomBytes } from './runtime.ts';
import { checkDeviceProof, checkPasswordProof } from './server/check.ts';
import { createServerHandshake, serverSessionKey } from './server/handshake.ts';
import { createVerifier, readDeviceVerifier } from './server/verifier.ts';

/** A source that returns a known number, padded with leading zeros. */
const giving =
  (hex: string): RandomBytes =>
  (length) =>
    hexToBytes(hex.padStart(2 * length, '0'));
const a = giving('abcdef0123456789');
const b = giving('1234567890abcdef');

const secretBlock = 'c2FuZGJveC1zZWNyZXQtYmxvY2s=';
const timestamp = 'Tue Feb 1 03:04:05 UTC 2000';

const user = {
  poolName: 'eYpv1mFHB',
  userId: 'a2c2e290-6d0f-4a08-a5ca-f0162935f3a6',
  password: 'Qwerty1!',
  salt: 'baf4431cdaa37c04c0d655a99f5e9b9b',
};

const device = {
  deviceGroupKey: '-FDRunwQv',
  deviceKey: 'eu-west-2_627477ae-3631-4248-bed9-d2e934100372',
  devicePassword: 'ZGV2aWNlLXBhc3N3b3Jk',
  salt: 'f11111111111111111111111111111',
};

/** A number of 3072 bits as its first and last 32 digits. */
const edges = (hex: string) => [hex.length, hex.slice(0, 32), hex.slice(-32)];
const passwordVerifierOf = (verifier: string) => encodeBase64(pad(BigInt(`0x${verifier}`)));

describe('the group', () => {
  test('has k = H(pad(N) | pad(g)), N as 385 bytes and g as one', () => {
    expect(pad(N)).toHaveLength(385);
    expect(bytesToHex(sha256(concatBytes(pad(N), pad(2n))))).toBe(K.toString(16));
  });

  test('is the prime of RFC 3526 section 5, built from the digits of pi', () => {
    expect(N).toBe(2n ** 3072n - 2n ** 3008n - 1n + 2n ** 64n * (piTimesTwoToThe(2942n) + 1690314n));
  });
});

describe('the user vector', () => {
  const handshakeOf = async () => {
    const ephemeral = await startSrp({ random: a });
    const verifier = await createVerifier(user);
    const handshake = await createServerHandshake({ verifier, srpA: ephemeral.srpA }, { random: b });
    return { ephemeral, handshake, verifier };
  };

  test('gives x, v, A, B and u', async () => {
    const { ephemeral, handshake, verifier } = await handshakeOf();
    const x = await privateKey(
      { realm: user.poolName, name: user.userId },
      user.password,
      BigInt(`0x${user.salt}`),
    );
    expect(x.toString(16)).toBe('9fbc5499b0ece2fe4d71b7d8d6d859c5fa9ab8c0425596e976a98ba63a0a68fb');
    expect(edges(verifier.verifier)).toEqual([
      768,
      'd348caa5e33e7cabcf8c8811460bd294',
      'b7da7a80cf7b424413fabd406e68f93c',
    ]);
    expect(edges(ephemeral.srpA)).toEqual([
      768,
      '362be8c4c29e414549c30c6679ddbb55',
      '13c6538eea38132c9bc43c9b05690bb7',
    ]);
    expect(edges(handshake.srpB)).toEqual([
      768,
      '12c0d8bb195976915d1ac3d1e87ea0e4',
      'bccd79655d3fa8e47d1133be341783c3',
    ]);
    const u = await scramble(keyPairOf(ephemeral).publicA, BigInt(`0x${handshake.srpB}`));
    expect(u.toString(16)).toBe('384be894f51b8a814c0f076040165587ed8cd5ed4fc9c9bfc87061afe68db55');
  });

  test('gives the session key and the signature, on both sides', async () => {
    const { ephemeral, handshake } = await handshakeOf();
    expect(bytesToHex(deriveKey(await serverSessionKey(handshake)))).toBe('c2c3b7c020027f815549e05b13bf3ccd');
    const proof = await provePassword({
      ...user,
      userPoolId: `eu-west-2_${user.poolName}`,
      ephemeral,
      srpB: handshake.srpB,
      secretBlock,
      timestamp,
    });
    expect(proof).toEqual({ signature: 'AVtfH+8COtqddsZHAHlz7VCTwri/C3+asETb53t+Ees=', timestamp });
    expect(await checkPasswordProof({ ...user, handshake, secretBlock, ...proof })).toBe(true);
  });
});

describe('the device vector', () => {
  const verifierOf = () =>
    createVerifier({
      poolName: device.deviceGroupKey,
      userId: device.deviceKey,
      password: device.devicePassword,
      salt: device.salt,
    });

  test('gives x, and salt and verifier in the form of ConfirmDevice', async () => {
    const salt = BigInt(`0x${device.salt}`);
    const identity = { realm: device.deviceGroupKey, name: device.deviceKey };
    expect((await privateKey(identity, device.devicePassword, salt)).toString(16)).toBe(
      'c11b2a08b77b54183d75d7d638c2eef34c1ed80f22c23cf0e4ac563d7877cd86',
    );
    expect(encodeBase64(pad(salt))).toBe('APEREREREREREREREREREQ==');
    const verifier = await verifierOf();
    const passwordVerifier = passwordVerifierOf(verifier.verifier);
    expect(passwordVerifier).toMatch(/^APGKQ7w4i3KLiOzlej6FKV8t/);
    expect(bytesToHex(sha256(utf8ToBytes(passwordVerifier)))).toBe(
      '45f2191d65b417e15f2e149dfdb98242a2023ddff731f00430ae8486938383ea',
    );
    expect(readDeviceVerifier({ salt: 'APEREREREREREREREREREQ==', passwordVerifier })).toEqual(verifier);
  });

  test('gives B, the session key and the signature, on both sides', async () => {
    const ephemeral = await startSrp({ random: a });
    const verifier = await verifierOf();
    const handshake = await createServerHandshake({ verifier, srpA: ephemeral.srpA }, { random: b });
    expect(edges(handshake.srpB)).toEqual([
      768,
      '9ba72c473b8109ad58e512f4c1d17858',
      '20ce6a620d3a4826b180c9ebf6d7d1fb',
    ]);
    expect(bytesToHex(deriveKey(await serverSessionKey(handshake)))).toBe('d69372e9c05562ef98ab3479ffd45709');
    const proof = await proveDevice({ ...device, ephemeral, srpB: handshake.srpB, secretBlock, timestamp });
    expect(proof.signature).toBe('G0IMUUojZ9hp+MOAxV6E/68QAhTm13icAWbGA+65GKI=');
    expect(await checkDeviceProof({ ...device, handshake, secretBlock, ...proof })).toBe(true);
  });
});

/** floor(2^bits * pi) by Machin's formula, with 64 spare bits for the rounding of the terms. */
function piTimesTwoToThe(bits: bigint): bigint {
  const one = 1n << (bits + 64n);
  const arctanOfOneOver = (n: bigint) => {
    let sum = 0n;
    let sign = 1n;
    for (let power = one / n, odd = 1n; power > 0n; power /= n * n, odd += 2n, sign = -sign)
      sum += (sign * power) / odd;
    return sum;
  };
  return (4n * (4n * arctanOfOneOver(5n) - arctanOfOneOver(239n))) >> 64n;
}
