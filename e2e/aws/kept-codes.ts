import { buildClient, CommitmentPolicy, type KeyringNode } from '@aws-crypto/client-node';
import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);

/** Returns the newest code of a user as the function Post of the template keeps it: encrypted. */
export async function keptCode(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
): Promise<string | undefined> {
  const { UserAttributes = [] } = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
  return UserAttributes.find(({ Name }) => Name === 'custom:sent')?.Value;
}

/** Decrypts a code of a custom sender trigger (guide, "Custom sender Lambda triggers"). */
export async function decryptCode(keyring: KeyringNode, sent: string): Promise<string> {
  const { plaintext } = await decrypt(keyring, Buffer.from(sent, 'base64'));
  return plaintext.toString('utf8');
}
