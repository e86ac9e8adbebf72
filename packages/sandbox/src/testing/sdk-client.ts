import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { onTestFinished } from 'vitest';
import type { Sandbox } from '../sandbox.ts';

/** AWS's own client for a served sandbox; closed when the test ends. */
export function sdkClient({ endpoint, region }: Sandbox): CognitoIdentityProviderClient {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const client = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  onTestFinished(() => client.destroy());
  return client;
}
