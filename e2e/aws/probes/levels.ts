import { claimsOf } from './claims.ts';
import { type CallResult, type Lab, PASSWORD, type Probe } from './probe.ts';
import { registerAuthenticator, respond, signInByPassword } from './sign-in.ts';
import { CALLBACK, Visitor } from './visitor.ts';

const level = (number: number) => `urn:cognito:loa:${number}`;

/** Signs in by password towards a level. */
async function signInTowards(lab: Lab, username: string, TARGET_ACR_VALUES: string): Promise<CallResult> {
  const asked = await lab.call('InitiateAuth', {
    ClientId: lab.target.outputs.ClientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME: username, TARGET_ACR_VALUES },
  });
  if (asked.error !== undefined) return asked;
  return respond(lab, asked.output, { USERNAME: username, ANSWER: 'PASSWORD', PASSWORD });
}

/** Authentication levels and step-up. */
export const levelProbes: readonly Probe[] = [
  {
    rule: 44,
    asks: 'only tokens of a sign-in with TARGET_ACR_VALUES have acr and amr, and a target out of reach is InvalidParameterException',
    async run(lab) {
      const username = await lab.newUser();
      const plain = await signInByPassword(lab, username);
      const levelled = await signInTowards(lab, username, level(1));
      const [without, with1] = [plain, levelled].map(({ output }) =>
        claimsOf(output.AuthenticationResult?.AccessToken),
      );
      lab.note({ operation: `acr ${without?.acr} and ${with1?.acr}, amr ${with1?.amr?.join(' ')}` });
      const refused = await signInTowards(lab, username, level(4));
      return (
        without?.acr === undefined &&
        with1?.acr === level(1) &&
        with1.amr?.join() === 'pwd' &&
        refused.error === 'InvalidParameterException'
      );
    },
  },
  {
    rule: 45,
    asks: 'a step-up begins a new grant with an origin_jti of its own, and the earlier tokens stay valid',
    async run(lab) {
      const username = await lab.newUser();
      const { output } = await signInTowards(lab, username, level(1));
      // Registered and not turned on, so that sign-ins do not ask for it.
      const code = await registerAuthenticator(lab, output);
      const { AccessToken } = output.AuthenticationResult ?? {};
      const asked = await lab.call('InitiateAuth', {
        ClientId: lab.target.outputs.ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: username, TARGET_ACR_VALUES: level(4), ACCESS_TOKEN: AccessToken },
      });
      const stepped = await respond(lab, asked.output, {
        USERNAME: username,
        SOFTWARE_TOKEN_MFA_CODE: code(1),
      });
      const now = claimsOf(stepped.output.AuthenticationResult?.AccessToken);
      lab.note({ operation: `acr ${now.acr}` });
      const stillValid = await lab.call('GetUser', { AccessToken });
      return (
        now.acr === level(4) &&
        now.origin_jti !== claimsOf(AccessToken).origin_jti &&
        stillValid.error === undefined
      );
    },
  },
  {
    rule: 47,
    asks: 'at managed login, a session of a sign-in without acr_values has reached no level, and one with them has reached theirs',
    async run(lab) {
      const visitor = new Visitor(lab);
      const username = await lab.newUser();
      await visitor.signIn(username);
      const asked = await visitor.authorize({ acr_values: level(1) });
      if (asked.url.searchParams.has('code')) return false;
      const done = await visitor.submit(asked, { username, password: PASSWORD });
      const grant = await visitor.exchange(done.url.searchParams.get('code') ?? '');
      const { acr, amr } = claimsOf(grant.id_token);
      lab.note({ operation: `acr ${acr}, amr ${amr?.join(' ')}` });
      const again = await visitor.authorize({ acr_values: level(1) });
      return acr === level(1) && amr?.join() === 'pwd' && again.url.searchParams.has('code');
    },
  },
  {
    rule: 47,
    asks: 'at managed login, unknown acr_values are invalid_request, and a level out of reach stays on the page',
    async run(lab) {
      const visitor = new Visitor(lab);
      const unknown = await visitor.authorize({ acr_values: 'urn:unknown' });
      const username = await lab.newUser();
      const asked = await visitor.authorize({ acr_values: level(4) });
      const refused = await visitor.submit(asked, { username, password: PASSWORD });
      return (
        unknown.url.searchParams.get('error') === 'invalid_request' && !refused.url.href.startsWith(CALLBACK)
      );
    },
  },
];
