import BigInteger from '@aws-amplify/auth/srp/BigInteger/BigInteger.mjs';
import { getAuthenticationHelper } from '@aws-amplify/auth/srp/getAuthenticationHelper.mjs';
import { getNowString } from '@aws-amplify/auth/srp/getNowString.mjs';
import { getSignatureString } from '@aws-amplify/auth/srp/getSignatureString.mjs';
import { fromHex } from '../hex.mjs';

const poolNameOf = (userPoolId) => userPoolId.split('_')[1];

export async function start({ userPoolId }) {
  const helper = await getAuthenticationHelper(poolNameOf(userPoolId));
  return { helper, srpA: helper.A.toString(16) };
}

export async function prove({ helper }, { userPoolId, userId, password, salt, srpB, secretBlock }) {
  const hkdf = await helper.getPasswordAuthenticationKey({
    username: userId,
    password,
    serverBValue: new BigInteger(srpB, 16),
    salt: new BigInteger(salt, 16),
  });
  const timestamp = getNowString();
  const signature = getSignatureString({
    username: userId,
    userPoolName: poolNameOf(userPoolId),
    challengeParameters: { SECRET_BLOCK: secretBlock },
    dateNow: timestamp,
    hkdf,
  });
  return { signature, timestamp };
}

export async function deviceVerifier({ helper }, { deviceGroupKey, deviceKey }) {
  await helper.generateHashDevice(deviceGroupKey, deviceKey);
  return fromHex(helper.getRandomPassword(), helper.getSaltToHashDevices(), helper.getVerifierDevices());
}
