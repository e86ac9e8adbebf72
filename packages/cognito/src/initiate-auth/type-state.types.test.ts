import { describe, expectTypeOf, it } from 'vitest';
import { createCognitoClient, type InitiateAuthInput, initiateAuth } from '../index.ts';

const client = createCognitoClient({ region: 'eu-west-2', clientId: 'client' });

/** Compiled, never run: `tsc -p tsconfig.test.json` fails if a line below that must be refused is accepted. */
function _refusedByTheCompiler() {
  // @ts-expect-error no flow
  void client.initiateAuth().send();
  // @ts-expect-error SRP_A is missing
  void client.initiateAuth().authFlow('USER_SRP_AUTH').authParameters('USERNAME', 'ada').send();
  // @ts-expect-error SRP_A is missing, to customize too
  client.initiateAuth().authFlow('USER_SRP_AUTH').authParameters('USERNAME', 'ada').customize();
  // @ts-expect-error the flow of the admin API is refused
  client.initiateAuth().authFlow('ADMIN_NO_SRP_AUTH');
  // @ts-expect-error the other one too
  client.initiateAuth().setAuthFlow('ADMIN_USER_PASSWORD_AUTH');
  // @ts-expect-error a parameter that no flow knows
  client.initiateAuth().authParameters('USER_NAME', 'ada');
  // @ts-expect-error a password has no place in USER_SRP_AUTH
  client.initiateAuth().authFlow('USER_SRP_AUTH').authParameters('PASSWORD', 'secret');
  const withPassword = client
    .initiateAuth()
    .authParameters('PASSWORD', 'secret')
    .authParameters('USERNAME', 'ada')
    .authParameters('SRP_A', 'aa')
    .authFlow('USER_SRP_AUTH');
  // @ts-expect-error nor if it came before the flow
  void withPassword.send();
  const complete = client
    .initiateAuth()
    .authFlow('USER_PASSWORD_AUTH')
    .setAuthParameters({ USERNAME: 'ada', PASSWORD: 'secret' });
  // @ts-expect-error cleared again
  void complete.setAuthParameters(undefined).send();
  // @ts-expect-error the flow cleared again
  void complete.setAuthFlow(undefined).send();
  // @ts-expect-error another flow needs other parameters
  void complete.setAuthFlow('USER_SRP_AUTH').send();
  const custom = client.initiateAuth().authFlow('CUSTOM_AUTH');
  // @ts-expect-error custom authentication by SRP names its first challenge
  void custom.setAuthParameters({ USERNAME: 'ada', SRP_A: 'aa' }).send();
  // @ts-expect-error a challenge that cannot be preferred
  client.initiateAuth().authFlow('USER_AUTH').authParameters('PREFERRED_CHALLENGE', 'SMS_MFA');
  // @ts-expect-error an incomplete draft is no input
  void initiateAuth(client, client.initiateAuth().authFlow('USER_AUTH').asInput());
  // @ts-expect-error the function's input: SRP_A is missing
  void initiateAuth(client, { authFlow: 'USER_SRP_AUTH', authParameters: { USERNAME: 'ada' } });
  // @ts-expect-error the function's input: the admin flow
  void initiateAuth(client, { authFlow: 'ADMIN_NO_SRP_AUTH', authParameters: { USERNAME: 'ada' } });
  // @ts-expect-error the function's input: refreshing needs the token
  void initiateAuth(client, { authFlow: 'REFRESH_TOKEN_AUTH', authParameters: { DEVICE_KEY: 'k' } });
}

describe('the type state of the InitiateAuth builder', () => {
  it('lets every flow with its parameters be sent, in any order of the steps', () => {
    const builder = () => client.initiateAuth();
    const ready = [
      builder().authFlow('USER_SRP_AUTH').authParameters('USERNAME', 'ada').authParameters('SRP_A', 'aa'),
      builder().authParameters('SRP_A', 'aa').authParameters('USERNAME', 'ada').authFlow('USER_SRP_AUTH'),
      builder().setAuthParameters({ USERNAME: 'ada', SRP_A: 'aa' }).setAuthFlow('USER_SRP_AUTH'),
      builder().authFlow('USER_PASSWORD_AUTH').setAuthParameters({ USERNAME: 'ada', PASSWORD: 'p' }),
      builder().authFlow('REFRESH_TOKEN_AUTH').authParameters('REFRESH_TOKEN', 't'),
      builder().authFlow('REFRESH_TOKEN').setAuthParameters({ REFRESH_TOKEN: 't', DEVICE_KEY: 'k' }),
      builder().authFlow('USER_AUTH').authParameters('USERNAME', 'ada'),
      builder()
        .authFlow('USER_AUTH')
        .authParameters('USERNAME', 'ada')
        .authParameters('PREFERRED_CHALLENGE', 'PASSWORD_SRP')
        .authParameters('SRP_A', 'aa'),
      builder().authFlow('CUSTOM_AUTH').authParameters('USERNAME', 'ada'),
      builder()
        .authFlow('CUSTOM_AUTH')
        .setAuthParameters({ USERNAME: 'ada', CHALLENGE_NAME: 'SRP_A', SRP_A: 'aa' }),
    ] as const;
    for (const one of ready) expectTypeOf(one.asInput()).toEqualTypeOf<InitiateAuthInput>();
    expectTypeOf<Parameters<(typeof ready)[number]['send']>>().toEqualTypeOf<[]>();
  });

  it('says in the type of the argument what is missing', () => {
    const draft = client.initiateAuth().authFlow('USER_SRP_AUTH').authParameters('USERNAME', 'ada');
    expectTypeOf<Parameters<typeof draft.send>>().toEqualTypeOf<
      [incomplete: { readonly missing: 'SRP_A' }]
    >();
  });
});
