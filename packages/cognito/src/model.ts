/** A known value, or one that Cognito adds later: both type-check, and editors offer the known ones. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** The complete enumeration of the service model 3.1169.0. */
export type KnownChallengeName =
  | 'ADMIN_NO_SRP_AUTH'
  | 'CUSTOM_CHALLENGE'
  | 'DEVICE_PASSWORD_VERIFIER'
  | 'DEVICE_SRP_AUTH'
  | 'EMAIL_OTP'
  | 'MFA_SETUP'
  | 'NEW_PASSWORD_REQUIRED'
  | 'PASSWORD'
  | 'PASSWORD_SRP'
  | 'PASSWORD_VERIFIER'
  | 'SELECT_CHALLENGE'
  | 'SELECT_MFA_TYPE'
  | 'SMS_MFA'
  | 'SMS_OTP'
  | 'SOFTWARE_TOKEN_MFA'
  | 'WEB_AUTHN';

export type ChallengeName = Open<KnownChallengeName>;

/** A second factor, as named in the user's settings. */
export type MfaSetting = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';

/** Keys and values as on the wire. */
export type StringMap = Readonly<Record<string, string>>;

/** A user attribute, or an item of validation data. */
export interface Attribute {
  /** 1..32 characters; custom ones begin with `custom:`. */
  readonly name: string;
  /** At most 2048 characters. */
  readonly value?: string | undefined;
}

/** Amazon Pinpoint. */
export interface AnalyticsMetadata {
  readonly analyticsEndpointId?: string | undefined;
}

/** Data about the user's device for threat protection. It never authorises anything. */
export interface UserContextData {
  readonly encodedData?: string | undefined;
  readonly ipAddress?: string | undefined;
}

/** Members that several operations share. */
export interface ContextMembers {
  readonly analyticsMetadata?: AnalyticsMetadata | undefined;
  readonly userContextData?: UserContextData | undefined;
  /** Passed to triggers; not stored, not validated, not encrypted. */
  readonly clientMetadata?: StringMap | undefined;
}

/** Members of a public operation of an app client that are filled in for you. */
export interface AppClientMembers {
  /** Default: the client's own. */
  readonly clientId?: string | undefined;
  /** Default: computed, when the client has a secret. */
  readonly secretHash?: string | undefined;
}

/** Where a code was sent. `destination` is masked by Cognito: text to show, not to parse. */
export interface CodeDeliveryDetails {
  readonly destination?: string;
  readonly deliveryMedium?: Open<'SMS' | 'EMAIL'>;
  readonly attributeName?: string;
}

export interface NewDeviceMetadata {
  readonly deviceKey?: string;
  readonly deviceGroupKey?: string;
}

/** Tokens. `expiresIn` is the access token's life in seconds. */
export interface AuthenticationResult {
  readonly accessToken?: string;
  readonly idToken?: string;
  /** Absent on refresh, unless the client rotates refresh tokens. */
  readonly refreshToken?: string;
  readonly tokenType?: string;
  readonly expiresIn?: number;
  /** Present if the pool tracks devices and the sign-in sent no device key that it knows. */
  readonly newDeviceMetadata?: NewDeviceMetadata;
}

/** The next step of a sign-in: a challenge, or tokens. */
export interface AuthenticationStep {
  readonly challengeName?: ChallengeName;
  /** Single use, 3 to 15 minutes: respond with the newest one, byte for byte. */
  readonly session?: string;
  readonly challengeParameters?: StringMap;
  readonly availableChallenges?: readonly ChallengeName[];
  readonly authenticationResult?: AuthenticationResult;
}

export interface Device {
  readonly deviceKey?: string;
  /** Such as `device_status`, `device_name`, `last_ip_used`. */
  readonly deviceAttributes?: readonly Attribute[];
  readonly deviceCreateDate?: Date;
  readonly deviceLastModifiedDate?: Date;
  readonly deviceLastAuthenticatedDate?: Date;
}

/** The output of an operation that returns nothing. */
export type EmptyOutput = Readonly<Record<string, never>>;

/** Needs scope `aws.cognito.signin.user.admin`. */
export interface AccessTokenMember {
  readonly accessToken: string;
}

/** TOTP setup runs in a session (access token) or during a sign-in (Session): exactly one of the two. */
export type AccessTokenOrSession =
  | { readonly accessToken: string; readonly session?: undefined }
  | { readonly session: string; readonly accessToken?: undefined };
