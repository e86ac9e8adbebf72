import { createAuth } from '@latchkey/auth';
import { createSandbox } from '@latchkey/sandbox';
import { learnSecrets } from './wire-secrets.ts';

export const password = 'Correct-horse-battery-1!';

/** A session against a pool in this page, where Grace has a second factor; `secrets` learns everything on its wire. */
export async function sessionOfGrace() {
  const sandbox = await createSandbox({
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
    users: [
      {
        username: 'grace',
        password,
        attributes: { phone_number: '+15550100' },
        mfa: { enabled: ['SMS_MFA'], preferred: 'SMS_MFA' },
      },
    ],
  });
  const { fetch, secrets } = learnSecrets((request) => sandbox.fetch(request));
  secrets.add(password);
  const { userPoolId, clientId, endpoint } = sandbox;
  const auth = createAuth({ userPoolId, clientId, endpoint, environment: { fetch } });
  return { auth, sandbox, secrets };
}
