import * as v from 'valibot';

export const explicitAuthFlow = v.picklist([
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
]);
export type ExplicitAuthFlow = v.InferOutput<typeof explicitAuthFlow>;

const timeUnit = v.picklist(['seconds', 'minutes', 'hours', 'days']);
type TimeUnit = v.InferOutput<typeof timeUnit>;

/** Minutes, up to 90 days. */
export const maxValidityMinutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(129_600));

const OF_THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];
const SCRIPTS = ['javascript:', 'data:', 'vbscript:'];

/** A URL that managed login may redirect to: https, http on this machine, or an app scheme, without a fragment. */
const returnUrl = v.pipe(
  v.string(),
  v.check((text) => {
    if (!URL.canParse(text) || text.includes('#')) return false;
    const { protocol, hostname } = new URL(text);
    return protocol === 'http:' ? OF_THIS_MACHINE.includes(hostname) : !SCRIPTS.includes(protocol);
  }, 'Member must be an https URL, an http URL on localhost, or a URL with an app scheme'),
);

const positive = v.pipe(v.number(), v.minValue(0));

/** An app client's settings: the members of CreateUserPoolClient, in camelCase. */
export const clientSettings = v.object({
  clientName: v.optional(v.string(), 'sandbox-client'),
  explicitAuthFlows: v.optional(v.array(explicitAuthFlow)),
  preventUserExistenceErrors: v.optional(v.picklist(['ENABLED', 'LEGACY']), 'ENABLED'),
  /** Minutes allowed for a step of a sign-in. */
  authSessionValidity: v.optional(v.pipe(v.number(), v.minValue(3), v.maxValue(15)), 3),
  accessTokenValidity: v.optional(positive),
  idTokenValidity: v.optional(positive),
  refreshTokenValidity: v.optional(positive),
  // What was not set is not described either: Terraform's provider fails on a block that it did not send.
  tokenValidityUnits: v.optional(
    v.object({
      accessToken: v.optional(timeUnit),
      idToken: v.optional(timeUnit),
      refreshToken: v.optional(timeUnit),
    }),
  ),
  refreshTokenRotation: v.optional(
    v.object({
      feature: v.picklist(['ENABLED', 'DISABLED']),
      retryGracePeriodSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), 0),
    }),
  ),
  /** How long an app client uses a session of managed login instead of a new sign-in (SetUserPoolClientSessionConfiguration). */
  ssoSession: v.optional(v.object({ maxValidityMinutes: v.optional(maxValidityMinutes, 60) }), {}),
  callbackURLs: v.optional(v.array(returnUrl)),
  defaultRedirectURI: v.optional(returnUrl),
  logoutURLs: v.optional(v.array(returnUrl)),
  allowedOAuthFlows: v.optional(v.array(v.picklist(['code', 'implicit', 'client_credentials']))),
  allowedOAuthFlowsUserPoolClient: v.optional(v.boolean()),
  allowedOAuthScopes: v.optional(v.array(v.string())),
  /** Names of identity providers, and COGNITO for the pool's own users. Default: all of them. */
  supportedIdentityProviders: v.optional(v.array(v.string())),
  readAttributes: v.optional(v.array(v.string())),
  writeAttributes: v.optional(v.array(v.string())),
  enableTokenRevocation: v.optional(v.boolean(), true),
});
export type ClientSettings = v.InferOutput<typeof clientSettings>;

/** An app client of a pool. */
export interface AppClient {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly createdAt: number;
  modifiedAt: number;
  settings: ClientSettings;
  /** Whether it has custom attributes without its own list; clients created with the API do not. */
  readonly hasCustomAttributes: boolean;
}

const MILLISECONDS: Record<TimeUnit, number> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};
/** The flows of an app client that does not name any. */
export const SDK_DEFAULT_FLOWS: readonly ExplicitAuthFlow[] = [
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
];

// Zero and absent both mean the default: an hour for access and ID tokens, 30 days for refresh tokens.
export function accessTokenLifetime({ accessTokenValidity, tokenValidityUnits }: ClientSettings): number {
  const unit = (accessTokenValidity && tokenValidityUnits?.accessToken) || 'hours';
  return (accessTokenValidity || 1) * MILLISECONDS[unit];
}

export function idTokenLifetime({ idTokenValidity, tokenValidityUnits }: ClientSettings): number {
  const unit = (idTokenValidity && tokenValidityUnits?.idToken) || 'hours';
  return (idTokenValidity || 1) * MILLISECONDS[unit];
}

export function refreshTokenLifetime({ refreshTokenValidity, tokenValidityUnits }: ClientSettings): number {
  const unit = (refreshTokenValidity && tokenValidityUnits?.refreshToken) || 'days';
  return (refreshTokenValidity || 30) * MILLISECONDS[unit];
}

export function rotatesRefreshTokens({ refreshTokenRotation }: ClientSettings): boolean {
  return refreshTokenRotation?.feature === 'ENABLED';
}

export function allowsFlow({ explicitAuthFlows }: ClientSettings, flow: ExplicitAuthFlow): boolean {
  return (explicitAuthFlows ?? SDK_DEFAULT_FLOWS).includes(flow);
}

export function hidesUnknownUsers({ preventUserExistenceErrors }: ClientSettings): boolean {
  return preventUserExistenceErrors === 'ENABLED';
}

export const API_SCOPE = 'aws.cognito.signin.user.admin';

/** Whether an app client may sign people in at the managed login pages. */
export function allowsCodeFlow({
  allowedOAuthFlows,
  allowedOAuthFlowsUserPoolClient,
}: ClientSettings): boolean {
  return allowedOAuthFlowsUserPoolClient !== false && (allowedOAuthFlows ?? ['code']).includes('code');
}

/** Whether an app client may get tokens for itself, without a user. */
export function allowsClientCredentials({
  allowedOAuthFlowsUserPoolClient,
  allowedOAuthFlows,
}: ClientSettings) {
  return (
    allowedOAuthFlowsUserPoolClient !== false && allowedOAuthFlows?.includes('client_credentials') === true
  );
}
