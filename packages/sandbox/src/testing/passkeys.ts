import type { PoolOptions } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import type { JsonObject } from '../wire/json.ts';
import { Authenticator } from './authenticator.ts';
import { frozen } from './frozen.ts';
import { Person, tokensOf } from './person.ts';
import { type AuthBody, send } from './wire.ts';

export const PASSWORD = 'Correct-horse-1';
export const ORIGIN = 'http://localhost:5173';

interface Creation {
  readonly CredentialCreationOptions: {
    readonly challenge: string;
    readonly rp: { readonly id: string };
    readonly excludeCredentials: readonly { readonly id: string }[];
  };
}

/** A pool where passkeys are a first factor, and Ada signed in. */
export async function startWithPasskeys(
  webAuthnConfiguration: NonNullable<PoolOptions['userPool']>['webAuthnConfiguration'] = {},
) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: {
      policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      mfaConfiguration: 'OPTIONAL',
      webAuthnConfiguration,
    },
    users: [{ username: 'ada', password: PASSWORD }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const { AccessToken } = tokensOf(await ada.signInBySrp());
  const call = <T = JsonObject>(operation: string, body: JsonObject = {}) =>
    send<T>(sandbox, operation, { AccessToken, ...body });
  const begin = async () => (await call<Creation>('StartWebAuthnRegistration')).CredentialCreationOptions;
  const complete = (Credential: JsonObject) => call('CompleteWebAuthnRegistration', { Credential });
  return { sandbox, ada, call, begin, complete };
}

/** The same, with a passkey of Ada's. */
export async function withPasskey(configuration: Parameters<typeof startWithPasskeys>[0] = {}) {
  const pool = await startWithPasskeys(configuration);
  const passkey = await Authenticator.make();
  await pool.complete(await passkey.create(await pool.begin(), ORIGIN));
  const ask = () => pool.ada.initiate('USER_AUTH', { USERNAME: 'ada', PREFERRED_CHALLENGE: 'WEB_AUTHN' });
  const answer = async (asked: AuthBody, origin = ORIGIN, change = (text: string) => text) => {
    const credential = await passkey.get(optionsOf(asked), origin);
    return pool.ada.respond(asked, { CREDENTIAL: change(JSON.stringify(credential)) });
  };
  return { ...pool, passkey, ask, answer };
}

/** The options that a question comes with. */
export function optionsOf({ ChallengeParameters }: AuthBody): { challenge: string; rpId: string } {
  return JSON.parse(ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '{}') as {
    challenge: string;
    rpId: string;
  };
}
