/** The arithmetic inside amazon-cognito-identity-js, which its types leave out. */
import * as published from 'amazon-cognito-identity-js';

interface PeerInteger {
  readonly constructor: new (digits: string, radix: 16) => PeerInteger;
}

interface Helper {
  readonly N: PeerInteger;
  smallAValue: PeerInteger;
  largeAValue: PeerInteger;
  getPasswordAuthenticationKey(
    name: string,
    password: string,
    serverB: PeerInteger,
    salt: PeerInteger,
    callback: (error: Error | null, key: Uint8Array) => void,
  ): void;
  generateHashDevice(groupKey: string, key: string, callback: (error: Error | null) => void): void;
  getRandomPassword(): string;
  getSaltDevices(): string;
  getVerifierDevices(): string;
}

// The class is exported by the code and not by the types.
const { AuthenticationHelper } = published as unknown as {
  readonly AuthenticationHelper: new (realm: string) => Helper;
};

/** A handshake with a known key pair; all numbers in hexadecimal. */
interface Handshake {
  readonly realm: string;
  readonly name: string;
  readonly password: string;
  readonly secretA: string;
  readonly publicA: string;
  readonly publicB: string;
  readonly salt: string;
}

/** The peer's session key. */
export function peerSessionKey(handshake: Handshake): Promise<Uint8Array> {
  const { realm, name, password, secretA, publicA, publicB, salt } = handshake;
  const helper = new AuthenticationHelper(realm);
  const integer = (hex: string) => new helper.N.constructor(hex, 16);
  helper.smallAValue = integer(secretA);
  helper.largeAValue = integer(publicA);
  return new Promise((resolve, reject) => {
    helper.getPasswordAuthenticationKey(name, password, integer(publicB), integer(salt), (error, key) =>
      error ? reject(error) : resolve(Uint8Array.from(key)),
    );
  });
}

/** A device's secret from the peer, numbers in hexadecimal. */
export function peerDeviceSecret(deviceGroupKey: string, deviceKey: string) {
  const helper = new AuthenticationHelper(deviceGroupKey);
  return new Promise<{ devicePassword: string; salt: string; passwordVerifier: string }>(
    (resolve, reject) => {
      helper.generateHashDevice(deviceGroupKey, deviceKey, (error) =>
        error
          ? reject(error)
          : resolve({
              devicePassword: helper.getRandomPassword(),
              salt: helper.getSaltDevices(),
              passwordVerifier: helper.getVerifierDevices(),
            }),
      );
    },
  );
}
