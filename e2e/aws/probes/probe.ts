import type * as sdk from '@aws-sdk/client-cognito-identity-provider';

/** The pools under test: the outputs of the template, and AWS's own client. */
export interface Target {
  readonly client: sdk.CognitoIdentityProviderClient;
  readonly region: string;
  readonly endpoint: string;
  /** The origin of the pool's managed login. */
  readonly domain: string;
  readonly outputs: Readonly<Record<OutputName, string>>;
  /** The pool with codes by email, which the stack only has with a sender, and its app client. */
  readonly email: { readonly UserPoolId: string; readonly ClientId: string } | undefined;
  /** Loads pages of managed login. */
  readonly fetch: (url: URL, init?: RequestInit) => Promise<Response>;
  /** Returns the newest code that was sent to a user of the output UserPoolId, in a form that differs for each code. */
  readonly sent: (username: string) => Promise<string | undefined>;
  /** Returns the code itself. */
  readonly codeIn: (sent: string) => Promise<string>;
  /** The time of the pools, in milliseconds since the epoch. */
  readonly now: () => number;
  /** Lets time pass: on AWS by waiting, in the sandbox by its clock. */
  readonly wait: (milliseconds: number) => Promise<void>;
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
  'PartnerPoolId',
  'CodeKeyArn',
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
  /**
   * Whether the pool behaves according to the rule.
   *
   * @throws {@link Undecided} if it cannot be said in this account
   */
  readonly run: (lab: Lab) => Promise<boolean>;
}

/** Thrown by a probe that needs something that the stack does not have. The message says what, and the way by hand. */
export class Undecided extends Error {}

/** The recorded response of a call: the names of errors, challenges and members, but no value that could be a secret. */
export interface Observation {
  readonly operation: string;
  readonly error?: string;
  readonly message?: string;
  readonly challenge?: string;
  readonly members?: readonly string[];
}

/** The response of a call, for the probe to judge. */
export interface CallResult {
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
  readonly Credentials?: readonly sdk.WebAuthnCredentialDescription[];
  readonly CredentialCreationOptions?: unknown;
  readonly Sessions?: readonly { readonly SessionId?: string; readonly IsCurrentSession?: boolean }[];
  readonly UserPool?: sdk.UserPoolType;
  readonly SoftwareTokenMfaConfiguration?: sdk.SoftwareTokenMfaConfigType;
  readonly UserSessionTracking?: string;
}

/** Calls a pool for one probe, and records the responses. */
export interface Lab {
  readonly target: Target;
  call(operation: string, input: object): Promise<CallResult>;
  /** Like `call`, for calls that have to succeed. */
  must(operation: string, input: object): Promise<Output>;
  /** Records something other than a call of the API. */
  note(observation: Observation): void;
  /** Creates a user for the probe, deleted when it ends. */
  newUser(options?: {
    pool?: 'UserPool' | 'StrictPool' | 'FailingPool' | 'PartnerPool';
    attributes?: Readonly<Record<string, string>>;
  }): Promise<string>;
  /** Deletes a user or a pool when the probe ends. */
  dispose(what: { readonly UserPoolId: string; readonly Username?: string }): void;
  /** Returns the next code that is sent to a user of the output UserPoolId. */
  nextCode(username: string): Promise<string>;
}

/** An email address that a user can have: no message is sent to it. */
export const EMAIL = { email: 'success+latchkey@simulator.amazonses.com', email_verified: 'true' } as const;

export const PASSWORD = 'Probing-horse-1';
