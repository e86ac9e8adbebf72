import { type Lab, PASSWORD, type Probe } from './probe.ts';

/** A pool of the probe's own, with an app client that allows passwords. */
async function newPool(lab: Lab): Promise<{ UserPoolId: string; ClientId: string }> {
  const PoolName = `probe-${crypto.randomUUID().slice(0, 8)}`;
  const { UserPool } = await lab.must('CreateUserPool', { PoolName, MfaConfiguration: 'OFF' });
  const UserPoolId = UserPool?.Id ?? '';
  lab.dispose({ UserPoolId });
  const { UserPoolClient } = await lab.must('CreateUserPoolClient', {
    UserPoolId,
    ClientName: 'probe',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  return { UserPoolId, ClientId: UserPoolClient?.ClientId ?? '' };
}

/** Signs a user of a pool with session tracking in twice, or more often. */
async function tracked(lab: Lab, MaxPerUser: number) {
  const { UserPoolId, ClientId } = await newPool(lab);
  await lab.must('SetUserPoolSessionConfiguration', {
    UserPoolId,
    UserSessionTracking: 'ENABLED',
    TokenSession: { MaxPerUser },
  });
  const Username = 'ada';
  await lab.must('AdminCreateUser', { UserPoolId, Username, MessageAction: 'SUPPRESS' });
  await lab.must('AdminSetUserPassword', { UserPoolId, Username, Password: PASSWORD, Permanent: true });
  const signIn = async () =>
    (
      await lab.must('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD },
      })
    ).AuthenticationResult ?? {};
  return { ClientId, signIn };
}

/** Settings of pools, and their sessions. */
export const poolProbes: readonly Probe[] = [
  {
    rule: 27,
    asks: 'UpdateUserPool keeps the factors of SetUserPoolMfaConfig, the session settings and the name',
    async run(lab) {
      const { UserPoolId } = await newPool(lab);
      const before = (await lab.must('DescribeUserPool', { UserPoolId })).UserPool;
      await lab.must('SetUserPoolMfaConfig', {
        UserPoolId,
        MfaConfiguration: 'OPTIONAL',
        SoftwareTokenMfaConfiguration: { Enabled: true },
      });
      await lab.must('SetUserPoolSessionConfiguration', {
        UserPoolId,
        UserSessionTracking: 'ENABLED',
        TokenSession: { MaxPerUser: 20 },
      });
      await lab.must('UpdateUserPool', { UserPoolId, MfaConfiguration: 'OPTIONAL' });
      const { UserPool } = await lab.must('DescribeUserPool', { UserPoolId });
      const mfa = await lab.must('GetUserPoolMfaConfig', { UserPoolId });
      const sessions = await lab.must('GetUserPoolSessionConfiguration', { UserPoolId });
      return (
        UserPool?.Name === before?.Name &&
        mfa.SoftwareTokenMfaConfiguration?.Enabled === true &&
        sessions.UserSessionTracking === 'ENABLED'
      );
    },
  },
  {
    rule: 29,
    asks: "the caller's own session cannot be revoked: InvalidParameterException",
    async run(lab) {
      const { signIn } = await tracked(lab, 2);
      const { AccessToken } = await signIn();
      const { Sessions = [] } = await lab.must('ListUserSessions', { AccessToken });
      const own = Sessions.find(({ IsCurrentSession }) => IsCurrentSession);
      const { error } = await lab.call('RevokeUserSession', { AccessToken, SessionId: own?.SessionId });
      return error === 'InvalidParameterException';
    },
  },
  ...(['evicted', 'revoked'] as const).map(
    (ended): Probe => ({
      rule: 29,
      asks: `a session that was ${ended} is refused as a revoked token, and so is its access token`,
      async run(lab) {
        const { ClientId, signIn } = await tracked(lab, ended === 'evicted' ? 1 : 2);
        const { AccessToken, RefreshToken } = await signIn();
        const other = await signIn();
        if (ended === 'revoked') {
          const { Sessions = [] } = await lab.must('ListUserSessions', { AccessToken: other.AccessToken });
          const session = Sessions.find(({ IsCurrentSession }) => IsCurrentSession !== true);
          await lab.must('RevokeUserSession', {
            AccessToken: other.AccessToken,
            SessionId: session?.SessionId,
          });
        }
        const results = [
          await lab.call('GetTokensFromRefreshToken', { ClientId, RefreshToken }),
          await lab.call('GetUser', { AccessToken }),
        ];
        return results.every(
          ({ error, message }) => error === 'NotAuthorizedException' && message.includes('revoked'),
        );
      },
    }),
  ),
];
