import { EMAIL, type Lab, PASSWORD, type Probe } from './probe.ts';
import { type Visit, Visitor } from './visitor.ts';

type Provider = 'Partner' | 'Frozen';

/** A person of the other pool, who is in a group there. */
async function newPerson(lab: Lab): Promise<string> {
  const Username = await lab.newUser({ pool: 'PartnerPool', attributes: EMAIL });
  const UserPoolId = lab.target.outputs.PartnerPoolId;
  await lab.must('AdminAddUserToGroup', { UserPoolId, Username, GroupName: 'builders' });
  return Username;
}

/** Signs a person in at a provider, in a browser without cookies; returns how it ends at the app. */
async function signIn(lab: Lab, username: string, provider: Provider): Promise<Visit> {
  const visitor = new Visitor(lab);
  const form = await visitor.authorize({ identity_provider: provider });
  const done = await visitor.submit(form, { username, password: PASSWORD });
  const problem = done.url.searchParams.get('error_description');
  if (problem !== null) lab.note({ operation: 'back at the app', message: problem });
  return done;
}

/** Returns the user that a provider's person has in the pool, and deletes it when the probe ends. */
async function userOf(lab: Lab, person: string, provider: Provider): Promise<string> {
  const { PartnerPoolId, UserPoolId } = lab.target.outputs;
  const { UserAttributes = [] } = await lab.must('AdminGetUser', {
    UserPoolId: PartnerPoolId,
    Username: person,
  });
  const Username = `${provider}_${UserAttributes.find(({ Name }) => Name === 'sub')?.Value}`;
  lab.dispose({ UserPoolId, Username });
  return Username;
}

/** Sign-ins at an identity provider, which is another pool of the stack. */
export const providerProbes: readonly Probe[] = [
  {
    rule: 37,
    asks: 'AdminDisableProviderForUser disables a user that the account made',
    async run(lab) {
      const person = await newPerson(lab);
      await signIn(lab, person, 'Partner');
      const { UserPoolId } = lab.target.outputs;
      const Username = await userOf(lab, person, 'Partner');
      await lab.must('AdminDisableProviderForUser', {
        UserPoolId,
        User: {
          ProviderName: 'Partner',
          ProviderAttributeName: 'Cognito_Subject',
          ProviderAttributeValue: Username.slice('Partner_'.length),
        },
      });
      return (await lab.must('AdminGetUser', { UserPoolId, Username })).Enabled === false;
    },
  },
  {
    rule: 42,
    asks: 'a request to a real identity provider has PKCE and a nonce',
    async run(lab) {
      const { url } = await new Visitor(lab).authorize({ identity_provider: 'Elsewhere' });
      const names = ['code_challenge', 'nonce'].filter((name) => url.searchParams.has(name));
      return url.hostname === 'login.example.com' && names.length === 2;
    },
  },
  {
    rule: 42,
    asks: 'a claim that is a list becomes JSON',
    async run(lab) {
      const person = await newPerson(lab);
      await signIn(lab, person, 'Partner');
      const { UserPoolId } = lab.target.outputs;
      const Username = await userOf(lab, person, 'Partner');
      const { UserAttributes = [] } = await lab.must('AdminGetUser', { UserPoolId, Username });
      const teams = UserAttributes.find(({ Name }) => Name === 'custom:teams')?.Value;
      lab.note({ operation: `custom:teams ${teams}` });
      return teams === '["builders"]';
    },
  },
  {
    rule: 43,
    asks: 'a mapped attribute that is not mutable fails the second sign-in, even with the same value',
    async run(lab) {
      const person = await newPerson(lab);
      const first = await signIn(lab, person, 'Frozen');
      await userOf(lab, person, 'Frozen');
      const second = await signIn(lab, person, 'Frozen');
      return first.url.searchParams.has('code') && second.url.searchParams.get('error') === 'invalid_request';
    },
  },
];
