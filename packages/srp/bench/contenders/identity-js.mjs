import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import AuthenticationHelper from 'amazon-cognito-identity-js/es/AuthenticationHelper.js';
import BigInteger from 'amazon-cognito-identity-js/es/BigInteger.js';
import DateHelper from 'amazon-cognito-identity-js/es/DateHelper.js';
import { fromHex } from '../hex.mjs';

const called = (run) =>
  new Promise((resolve, reject) =>
    run((cause, value) => (cause ? reject(new Error('identity-js failed', { cause })) : resolve(value))),
  );

const poolNameOf = (userPoolId) => userPoolId.split('_')[1];

export async function start({ userPoolId }) {
  const helper = new AuthenticationHelper(poolNameOf(userPoolId));
  const publicA = await called((done) => helper.getLargeAValue(done));
  return { helper, srpA: publicA.toString(16) };
}

export async function prove({ helper }, { userPoolId, userId, password, salt, srpB, secretBlock }) {
  const key = await called((done) =>
    helper.getPasswordAuthenticationKey(
      userId,
      password,
      new BigInteger(srpB, 16),
      new BigInteger(salt, 16),
      done,
    ),
  );
  const timestamp = new DateHelper().getNowString();
  // The last step is part of its 2,200-line user class; it takes almost no time.
  const block = Uint8Array.from(atob(secretBlock), (character) => character.charCodeAt(0));
  const claim = concatBytes(utf8ToBytes(poolNameOf(userPoolId) + userId), block, utf8ToBytes(timestamp));
  return { signature: btoa(String.fromCharCode(...hmac(sha256, Uint8Array.from(key), claim))), timestamp };
}

export async function deviceVerifier({ helper }, { deviceGroupKey, deviceKey }) {
  await called((done) => helper.generateHashDevice(deviceGroupKey, deviceKey, done));
  return fromHex(helper.getRandomPassword(), helper.getSaltDevices(), helper.getVerifierDevices());
}
