import { checkPasswordProof, createServerHandshake, createVerifier } from '../dist/server/index.js';

const user = {
  userPoolId: 'eu-west-2_eYpv1mFHB',
  poolName: 'eYpv1mFHB',
  userId: 'a2c2e290-6d0f-4a08-a5ca-f0162935f3a6',
  password: 'Qwerty1!',
  salt: 'baf4431cdaa37c04c0d655a99f5e9b9b',
  secretBlock: btoa('A secret block of Cognito is about 1,200 bytes. '.repeat(25)),
};

const device = {
  deviceGroupKey: '-FDRunwQv',
  deviceKey: 'eu-west-2_627477ae-3631-4248-bed9-d2e934100372',
};

/** The task of every contender: the parameters of one PASSWORD_VERIFIER challenge, and a device. */
export async function challenge() {
  const { srpB } = await createServerHandshake({ verifier: await createVerifier(user), srpA: '2' });
  return { ...user, ...device, srpB };
}

/** Signs in once for real, so that nobody is timed on a wrong proof. */
export async function checkContender(name, { start, prove }) {
  const session = await start(user);
  const handshake = await createServerHandshake({ verifier: await createVerifier(user), srpA: session.srpA });
  const proof = await prove(session, { ...user, srpB: handshake.srpB });
  if (!(await checkPasswordProof({ ...user, handshake, ...proof })))
    throw new Error(`${name}'s proof is wrong.`);
}
