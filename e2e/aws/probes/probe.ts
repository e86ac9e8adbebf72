import type * as sdk from '@aws-sdk/client-cognito-identity-provider';

/** Where the pools are: the outputs of the template, and AWS's own client of them. */
export interface Target {
  readonly client: sdk.CognitoIdentityProviderClient;
  readonly region: string;
  readonly endpoint: string;
  /** Of the pool's managed login: an origin. */
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

/** An assumption of the sandbox's README as calls to a pool. */
export interface Probe {
  /** Its number in the list "Assumed". */
  readonly rule: number;
  /** What exactly is asked; several probes can ask about one rule. */
  readonly asks: string;
  /** Whether the pool behaves as the rule says. */
  readonly run: (lab: Lab) => Promise<boolean>;
}

/** What a call gave: the names of errors and challenges, and which members there are, but no value that could be a secret. */
export interface Observation {
  readonly operation: string;
  readonly error?: string;
  readonly message?: string;
  readonly challenge?: string;
  readonly members?: readonly string[];
}

/** What a call gave, to decide on. */
export interface Answer {
  readonly error: string | undefined;
  readonly message: string;
  readonly output: Output;
}

/** The members that probes look at. */
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

/** Calls a pool for one probe, and notes what it gave. */
export interface Lab {
  readonly target: Target;
  call(operation: string, input: object): Promise<Answer>;
  /** Like `call`, for what has to succeed. */
  must(operation: string, input: object): Promise<Output>;
  /** Notes something that is not a call of the API. */
  note(observation: Observation): void;
  /** A user of the probe's own, deleted when it ends. */
  newUser(options?: {
    pool?: 'UserPool' | 'StrictPool' | 'FailingPool';
    attributes?: Readonly<Record<string, string>>;
  }): Promise<string>;
}

export const PASSWORD = 'Probing-horse-1';
