import { hexToBytes } from '@noble/hashes/utils.js';

const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** A device verifier in the form of ConfirmDevice, from a peer's hexadecimal numbers. */
export const fromHex = (devicePassword, salt, passwordVerifier) => ({
  devicePassword,
  salt: base64(hexToBytes(salt)),
  passwordVerifier: base64(hexToBytes(passwordVerifier)),
});
