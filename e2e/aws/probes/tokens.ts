import { claimsOf } from './claims.ts';
import { type Lab, PASSWORD, type Probe } from './probe.ts';
import { confirmDevice, signInByPassword } from './sign-in.ts';

async function signedIn(lab: Lab, ClientId = lab.target.outputs.ClientId) {
  const username = await lab.newUser();
  const { output } = await signInByPassword(lab, username, { ClientId });
  return { username, ...output.AuthenticationResult };
}

/** Tokens, sessions, groups and app clients. */
export const tokenProbes: readonly Probe[] = [
  {
    rule: 12,
    asks: 'REFRESH_TOKEN_AUTH at a client that rotates is refused as a flow that is not enabled',
    async run(lab) {
      const ClientId = lab.target.outputs.RotatingClientId;
      const { RefreshToken } = await signedIn(lab, ClientId);
      const { error, message } = await lab.call('InitiateAuth', {
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      });
      return error === 'InvalidParameterException' && message.includes('flow not enabled');
    },
  },
  {
    rule: 13,
    asks: 'a child of a rotated token that was passed over never works; the newest does',
    async run(lab) {
      const ClientId = lab.target.outputs.RotatingClientId;
      const { output } = await signInByPassword(lab, await lab.newUser(), { ClientId });
      const { deviceKey } = await confirmDevice(lab, output);
      const refresh = (RefreshToken = '') =>
        lab.call('GetTokensFromRefreshToken', { ClientId, RefreshToken, DeviceKey: deviceKey });
      const first = output.AuthenticationResult?.RefreshToken;
      const skipped = (await refresh(first)).output.AuthenticationResult?.RefreshToken;
      const newest = (await refresh(first)).output.AuthenticationResult?.RefreshToken;
      const ofSkipped = await refresh(skipped);
      return ofSkipped.error === 'RefreshTokenReuseException' && (await refresh(newest)).error === undefined;
    },
  },
  {
    rule: 13,
    asks: 'the grace period starts with the first use of a token',
    async run(lab) {
      const ClientId = lab.target.outputs.RotatingClientId;
      const { output } = await signInByPassword(lab, await lab.newUser(), { ClientId });
      const { deviceKey } = await confirmDevice(lab, output);
      const refresh = () =>
        lab.call('GetTokensFromRefreshToken', {
          ClientId,
          RefreshToken: output.AuthenticationResult?.RefreshToken,
          DeviceKey: deviceKey,
        });
      // The client's grace period is 30 seconds.
      await lab.target.wait(40_000);
      const first = await refresh();
      const within = await refresh();
      await lab.target.wait(40_000);
      const after = await refresh();
      return (
        first.error === undefined &&
        within.error === undefined &&
        after.error === 'RefreshTokenReuseException'
      );
    },
  },
  {
    rule: 35,
    asks: 'client_credentials: without scope all custom scopes of the client; a scope that it may not have is invalid_grant',
    async run(lab) {
      const { UserPoolId, ServiceClientId } = lab.target.outputs;
      const { UserPoolClient } = await lab.must('DescribeUserPoolClient', {
        UserPoolId,
        ClientId: ServiceClientId,
      });
      const grant = async (more: Readonly<Record<string, string>>) => {
        const response = await lab.target.fetch(new URL('/oauth2/token', lab.target.domain), {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: ServiceClientId,
            client_secret: UserPoolClient?.ClientSecret ?? '',
            ...more,
          }),
        });
        const { access_token, error } = (await response.json()) as { access_token?: string; error?: string };
        const scope = access_token === undefined ? undefined : claimsOf(access_token).scope;
        lab.note({ operation: `/oauth2/token ${response.status} ${error ?? scope}` });
        return error ?? scope;
      };
      return (
        (await grant({})) === 'probes/read' && (await grant({ scope: 'probes/write' })) === 'invalid_grant'
      );
    },
  },
  {
    rule: 25,
    asks: 'a preflight is answered with 200 and allows the headers it asks for',
    async run(lab) {
      const response = await fetch(lab.target.endpoint, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://app.example.com',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-amz-target,x-latchkey-probe',
        },
      });
      const allowed = response.headers.get('access-control-allow-headers') ?? '';
      lab.note({ operation: `OPTIONS ${response.status} ${allowed}` });
      return response.status === 200 && allowed.toLowerCase().includes('x-latchkey-probe');
    },
  },
  {
    rule: 27,
    asks: 'UpdateGroup keeps what is left out',
    async run(lab) {
      const { UserPoolId } = lab.target.outputs;
      const { Group } = await lab.must('UpdateGroup', { UserPoolId, GroupName: 'zebra', Precedence: 5 });
      return Group?.Description === 'Stays';
    },
  },
  {
    rule: 29,
    asks: 'without session tracking ListUserSessions is OperationNotEnabledException',
    async run(lab) {
      const { AccessToken } = await signedIn(lab);
      return (await lab.call('ListUserSessions', { AccessToken })).error === 'OperationNotEnabledException';
    },
  },
  {
    rule: 30,
    asks: '`cognito:groups` has the order in which the user came into the groups',
    async run(lab) {
      const { UserPoolId } = lab.target.outputs;
      const username = await lab.newUser();
      for (const GroupName of ['zebra', 'aardvark']) {
        await lab.must('AdminAddUserToGroup', { UserPoolId, Username: username, GroupName });
      }
      const { output } = await signInByPassword(lab, username);
      const groups = claimsOf(output.AuthenticationResult?.IdToken)['cognito:groups'] ?? [];
      lab.note({ operation: `cognito:groups ${groups.join()}` });
      return groups.join() === 'zebra,aardvark';
    },
  },
  {
    rule: 31,
    asks: 'the tokens of an app client that was deleted stop working',
    async run(lab) {
      const { UserPoolId } = lab.target.outputs;
      const { UserPoolClient } = await lab.must('CreateUserPoolClient', {
        UserPoolId,
        ClientName: 'probe',
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      });
      const ClientId = UserPoolClient?.ClientId ?? '';
      const username = await lab.newUser();
      const { output } = await lab.call('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: username, PASSWORD },
      });
      await lab.must('DeleteUserPoolClient', { UserPoolId, ClientId });
      const { error } = await lab.call('GetUser', { AccessToken: output.AuthenticationResult?.AccessToken });
      return error === 'NotAuthorizedException';
    },
  },
];
