import { configure } from 'amazon-cognito-passwordless-auth/client/config.js';
import {
  calculateLargeAHex,
  calculateSrpSignature,
  generateSmallA,
} from 'amazon-cognito-passwordless-auth/client/srp.js';

// Its defaults look for a page's storage, location and history, which this code does not use.
configure({
  userPoolId: 'eu-west-2_none',
  clientId: 'none',
  storage: {},
  location: {},
  history: {},
  fetch,
  crypto,
});

export async function start() {
  const smallA = generateSmallA();
  return { smallA, srpA: await calculateLargeAHex(smallA) };
}

export async function prove({ smallA, srpA }, { userPoolId, userId, password, salt, srpB, secretBlock }) {
  const { passwordClaimSignature, timestamp } = await calculateSrpSignature({
    smallA,
    largeAHex: srpA,
    srpBHex: srpB,
    salt,
    userPoolId,
    username: userId,
    password,
    secretBlock,
  });
  return { signature: passwordClaimSignature, timestamp };
}
