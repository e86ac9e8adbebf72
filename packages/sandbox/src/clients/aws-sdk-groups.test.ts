import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminListUserSessionsCommand,
  CreateGroupCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  GroupExistsException,
  InitiateAuthCommand,
  ListUserPoolsCommand,
  ListUserSessionsCommand,
  ListUsersInGroupCommand,
  paginateListUserPools,
  RevokeUserSessionCommand,
  SetUserPoolSessionConfigurationCommand,
  UpdateAuthEventFeedbackCommand,
  UserPoolAddOnNotEnabledException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { sdkClient } from '../testing/sdk-client.ts';
import { PASSWORD, served } from '../testing/served.ts';

async function start() {
  const sandbox = await served();
  const client = sdkClient(sandbox);
  const signIn = async () => {
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        ClientId: sandbox.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ada', PASSWORD },
      }),
    );
    return AuthenticationResult?.AccessToken;
  };
  return { sandbox, client, signIn, UserPoolId: sandbox.userPoolId };
}

describe('the AWS SDK', () => {
  test('puts a user into a group', async () => {
    const { client, UserPoolId } = await start();
    const named = { UserPoolId, GroupName: 'admins' };
    const { Group } = await client.send(new CreateGroupCommand({ ...named, Precedence: 1 }));
    expect(Group?.CreationDate).toBeInstanceOf(Date);
    await expect(client.send(new CreateGroupCommand(named))).rejects.toBeInstanceOf(GroupExistsException);
    await client.send(new AdminAddUserToGroupCommand({ ...named, Username: 'ada' }));
    const { Users } = await client.send(new ListUsersInGroupCommand(named));
    expect(Users).toMatchObject([{ Username: 'ada' }]);
    const { Groups } = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: 'ada' }));
    expect(Groups).toMatchObject([{ GroupName: 'admins', Precedence: 1 }]);
  });

  test('lists and ends sessions', async () => {
    const { client, UserPoolId, signIn } = await start();
    await client.send(
      new SetUserPoolSessionConfigurationCommand({
        UserPoolId,
        UserSessionTracking: 'ENABLED',
        TokenSession: { MaxPerUser: 5 },
      }),
    );
    await signIn();
    const AccessToken = await signIn();
    const { Sessions = [] } = await client.send(new ListUserSessionsCommand({ AccessToken }));
    expect(Sessions).toMatchObject([
      { IsCurrentSession: false, LastActiveDate: expect.any(Date) },
      { IsCurrentSession: true },
    ]);
    await client.send(new RevokeUserSessionCommand({ AccessToken, SessionId: Sessions[0]?.SessionId }));
    const left = await client.send(new AdminListUserSessionsCommand({ UserPoolId, Username: 'ada' }));
    expect(left.Sessions).toHaveLength(1);
  });

  test('pages through pools, and deletes one', async () => {
    const { client } = await start();
    const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'second' }));
    const ids: (string | undefined)[] = [];
    for await (const page of paginateListUserPools({ client, pageSize: 1 }, { MaxResults: 1 })) {
      ids.push(...(page.UserPools ?? []).map(({ Id }) => Id));
    }
    expect(ids).toHaveLength(2);
    await client.send(new DeleteUserPoolCommand({ UserPoolId: UserPool?.Id }));
    const { UserPools } = await client.send(new ListUserPoolsCommand({ MaxResults: 10 }));
    expect(UserPools).toHaveLength(1);
  });

  test('learns that there is no threat protection', async () => {
    const { client, UserPoolId } = await start();
    const feedback = new UpdateAuthEventFeedbackCommand({
      UserPoolId,
      Username: 'ada',
      EventId: 'event',
      FeedbackToken: 'token',
      FeedbackValue: 'Valid',
    });
    await expect(client.send(feedback)).rejects.toBeInstanceOf(UserPoolAddOnNotEnabledException);
  });
});
