import { type Lab, PASSWORD, type Probe } from './probe.ts';

const clientOf = ({ target }: Lab) => target.outputs.FailingClientId;

/** Failing triggers, unusable second factors, and accounts of identity providers. */
export const failingProbes: readonly Probe[] = [
  {
    rule: 15,
    asks: 'a user who gets codes by SMS and has no phone number any more gets MFAMethodNotFoundException',
    async run(lab) {
      const UserPoolId = lab.target.outputs.FailingPoolId;
      const Username = await lab.newUser({
        pool: 'FailingPool',
        attributes: { phone_number: '+15555550100', phone_number_verified: 'true' },
      });
      await lab.must('AdminSetUserMFAPreference', {
        UserPoolId,
        Username,
        SMSMfaSettings: { Enabled: true, PreferredMfa: true },
      });
      await lab.must('AdminDeleteUserAttributes', {
        UserPoolId,
        Username,
        UserAttributeNames: ['phone_number'],
      });
      const { error } = await lab.call('InitiateAuth', {
        ClientId: clientOf(lab),
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD },
      });
      return error === 'MFAMethodNotFoundException';
    },
  },
  {
    rule: 20,
    asks: 'a user migration trigger that throws leaves the user unknown',
    async run(lab) {
      const { error } = await lab.call('InitiateAuth', {
        ClientId: clientOf(lab),
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: `nobody-${crypto.randomUUID()}`, PASSWORD },
      });
      return error === 'UserNotFoundException';
    },
  },
  {
    rule: 21,
    asks: 'DefineAuthChallenge that asks for another challenge is InvalidLambdaResponseException',
    async run(lab) {
      const { error } = await lab.call('InitiateAuth', {
        ClientId: clientOf(lab),
        AuthFlow: 'CUSTOM_AUTH',
        AuthParameters: { USERNAME: await lab.newUser({ pool: 'FailingPool' }) },
      });
      return error === 'InvalidLambdaResponseException';
    },
  },
  {
    rule: 37,
    asks: 'AdminDisableProviderForUser takes an account from a user, who can still sign in',
    async run(lab) {
      const { UserPoolId } = lab.target.outputs;
      const Username = await lab.newUser();
      const account = {
        ProviderName: 'Elsewhere',
        ProviderAttributeName: 'Cognito_Subject',
        ProviderAttributeValue: `probe-${crypto.randomUUID()}`,
      };
      await lab.must('AdminLinkProviderForUser', {
        UserPoolId,
        DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: Username },
        SourceUser: account,
      });
      const identities = async () => {
        const { UserAttributes = [], Enabled } = await lab.must('AdminGetUser', { UserPoolId, Username });
        const { Value = '[]' } = UserAttributes.find(({ Name }) => Name === 'identities') ?? {};
        return { count: (JSON.parse(Value) as unknown[]).length, Enabled };
      };
      if ((await identities()).count !== 1) return false;
      await lab.must('AdminDisableProviderForUser', { UserPoolId, User: account });
      const { count, Enabled } = await identities();
      return count === 0 && Enabled === true;
    },
  },
];
