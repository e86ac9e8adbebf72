import type * as sdk from '@aws-sdk/client-cognito-identity-provider';

/** The pools under test: the outputs of the template, and AWS's own client. */
export interface Target {
  readonly client: sdk.CognitoIdentityProviderClient;
  readonly region: string;
  readonly endpoint: string;
  /** The origin of the pool's managed login. */
  readonly domain: string;
  readonly outputs: Readonly<Record<OutputName, string>>;
}

export const OUTPUT_NAMES = [
  'UserPoolId',
  'ClientId',
  'RotatingClientId',
  'ServiceClientId',
  'Domain',
  'StrictPoolId',
  'StrictClientId',
  'PageClientId',
  'BareClientId',
  'FailingPoolId',
  'FailingClientId',
] as const;
export type OutputName = (typeof OUTPUT_NAMES)[number];

/** An assumption in the sandbox's README as calls to a pool. */
export interface Probe {
  /** Its number in the list "Assumed". */
  readonly rule: number;
  /** The exact question; several probes may be about one rule. */
  readonly asks: string;
  /** Whether the pool behaves according to the rule. */
  readonly run: (lab: Lab) => Promise<boolean>;
}

/** The recorded response of a call: the names of errors, challenges and members, but no value that could be a secret. */
export interface Observation {
  readonly operation: string;
  readonly error?: string;
  readonly message?: string;
  readonly challenge?: string;
  readonly members?: readonly string[];
}

/** The response of a call, for the probe to judge. */
export interface Answer {
  readonly error: string | undefined;
  readonly message: string;
  readonly output: Output;
}

/** The members that probes read. */
export interface Output extends sdk.InitiateAuthResponse {
  readonly SecretCode?: string;
  readonly Status?: string;
  readonly User?: sdk.UserType;
  readonly UserPoolClient?: sdk.UserPoolClientType;
  readonly Group?: sdk.GroupType;
  readonly Devices?: readonly sdk.DeviceType[];
  readonly UserAttributes?: readonly sdk.AttributeType[];
  readonly Enabled?: boolean;
}

/** Calls a pool for one probe, and records the responses. */
export interface Lab {
  readonly target: Target;
  call(operation: string, input: object): Promise<Answer>;
  /** Like `call`, for calls that have to succeed. */
  must(operation: string, input: object): Promise<Output>;
  /** Records something other than a call of the API. */
  note(observation: Observation): void;
  /** Creates a user for the probe, deleted when it ends. */
  newUser(options?: {
    pool?: 'UserPool' | 'StrictPool' | 'FailingPool';
    attributes?: Readonly<Record<string, string>>;
  }): Promise<string>;
}

export const PASSWORD = 'Probing-horse-1';
