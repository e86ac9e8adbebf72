import type { Sandbox } from '../sandbox.ts';
import type { JsonObject } from '../wire/json.ts';

/** Responses of InitiateAuth and RespondToAuthChallenge. */
export interface AuthBody {
  readonly ChallengeName?: string;
  readonly Session?: string;
  readonly ChallengeParameters?: Readonly<Record<string, string>>;
  readonly AvailableChallenges?: readonly string[];
  readonly AuthenticationResult?: {
    readonly AccessToken: string;
    readonly IdToken: string;
    readonly RefreshToken?: string;
    readonly ExpiresIn: number;
    readonly TokenType: string;
    readonly NewDeviceMetadata?: { readonly DeviceKey: string; readonly DeviceGroupKey: string };
  };
}

export type Tokens = NonNullable<AuthBody['AuthenticationResult']>;

/** A refusal by the pool. */
export class Refusal extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status: number) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

/** Creates a POST to the API, like a client. */
export function apiRequest(sandbox: Sandbox, operation: string, body: string): Request {
  return new Request(sandbox.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body,
  });
}

/** Calls an operation. Rejects with a {@link Refusal}. */
export async function send<T = AuthBody>(sandbox: Sandbox, operation: string, body: JsonObject): Promise<T> {
  const response = await sandbox.fetch(apiRequest(sandbox, operation, JSON.stringify(body)));
  const text = await response.text();
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  if (response.status === 200) return parsed as T;
  const { __type, message } = parsed as { __type: string; message: string };
  throw new Refusal(__type, message, response.status);
}

/** Returns a function that calls operations of an administrator, for the first pool unless the body says another. */
export const administer =
  (sandbox: Sandbox) =>
  <T = JsonObject>(operation: string, body: JsonObject = {}): Promise<T> =>
    send<T>(sandbox, operation, { UserPoolId: sandbox.userPoolId, ...body });
