import { Authenticator } from '../../../packages/sandbox/src/testing/authenticator.ts';
import type { Lab, Output, Probe } from './probe.ts';
import { respond, signInByPassword } from './sign-in.ts';

const ORIGIN = 'http://localhost:3000';

interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
}
interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
}

/** A user with a passkey, in software. */
async function withPasskey(lab: Lab) {
  const username = await lab.newUser();
  const { AccessToken } = (await signInByPassword(lab, username)).output.AuthenticationResult ?? {};
  const authenticator = await Authenticator.make();
  const { CredentialCreationOptions } = await lab.must('StartWebAuthnRegistration', { AccessToken });
  const Credential = await authenticator.create(CredentialCreationOptions as CreationOptions, ORIGIN);
  await lab.must('CompleteWebAuthnRegistration', { AccessToken, Credential });
  return { username, authenticator, AccessToken };
}

function askForPasskey(lab: Lab, username: string): Promise<Output> {
  return lab.must('InitiateAuth', {
    ClientId: lab.target.outputs.ClientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME: username, PREFERRED_CHALLENGE: 'WEB_AUTHN' },
  });
}

/** Answers WEB_AUTHN with an authenticator. */
async function answer(lab: Lab, username: string, asked: Output, authenticator: Authenticator) {
  const options = JSON.parse(asked.ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '{}') as RequestOptions;
  const CREDENTIAL = JSON.stringify(await authenticator.get(options, ORIGIN));
  return respond(lab, asked, { USERNAME: username, CREDENTIAL });
}

export const passkeyProbes: readonly Probe[] = [
  {
    rule: 24,
    asks: 'a passkey is named "Passkey"',
    async run(lab) {
      const { AccessToken } = await withPasskey(lab);
      const { Credentials = [] } = await lab.must('ListWebAuthnCredentials', { AccessToken });
      const names = Credentials.map(({ FriendlyCredentialName }) => FriendlyCredentialName);
      lab.note({ operation: `passkeys ${names.join()}` });
      return names.join() === 'Passkey';
    },
  },
  {
    rule: 24,
    asks: 'the right passkey signs in; a wrong one is NotAuthorizedException',
    async run(lab) {
      const { username, authenticator } = await withPasskey(lab);
      const right = await answer(lab, username, await askForPasskey(lab, username), authenticator);
      if (right.output.AuthenticationResult === undefined) return false;
      const other = await Authenticator.make();
      const wrong = await answer(lab, username, await askForPasskey(lab, username), other);
      return wrong.error === 'NotAuthorizedException';
    },
  },
];
