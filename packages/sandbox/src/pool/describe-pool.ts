import type { JsonObject } from '../wire/json.ts';
import { toWire } from '../wire/member-case.ts';
import type { AppClient } from './client-settings.ts';
import type { Pool } from './pool.ts';

/** Describes a pool on the wire. */
export function describePool(pool: Pool): JsonObject {
  // These are not members of a pool on the wire.
  const {
    webAuthnConfiguration: _,
    enabledMfas: __,
    sessionConfiguration: ___,
    preferredRecovery: ____,
    ...described
  } = pool.settings;
  const { poolName, schema, ...settings } = described;
  return {
    ...toWire(settings),
    Id: pool.id,
    Name: poolName,
    Arn: `arn:aws:cognito-idp:${pool.region}:000000000000:userpool/${pool.id}`,
    SchemaAttributes: schema.map(toWire),
    ...describeDomains(pool),
    EstimatedNumberOfUsers: pool.users.size,
    CreationDate: pool.createdAt / 1000,
    LastModifiedDate: pool.modifiedAt / 1000,
  };
}

function describeDomains({ domains }: Pool): JsonObject {
  const all = [...domains.values()];
  const prefix = all.find(({ customDomainConfig }) => customDomainConfig === undefined)?.domain;
  const custom = all.find(({ customDomainConfig }) => customDomainConfig !== undefined)?.domain;
  return {
    ...(prefix === undefined ? {} : { Domain: prefix }),
    ...(custom === undefined ? {} : { CustomDomain: custom }),
  };
}

/** Describes a pool in a list of pools. */
export function describePoolBriefly(pool: Pool): JsonObject {
  return {
    Id: pool.id,
    Name: pool.settings.poolName,
    CreationDate: pool.createdAt / 1000,
    LastModifiedDate: pool.modifiedAt / 1000,
  };
}

/** Describes an app client on the wire. */
export function describeClient(pool: Pool, client: AppClient): JsonObject {
  const { ssoSession: _, ...settings } = client.settings;
  return {
    ...toWire(settings),
    // The one lifetime that the service names where none was set.
    RefreshTokenValidity: settings.refreshTokenValidity || 30,
    UserPoolId: pool.id,
    ClientId: client.clientId,
    ClientSecret: client.clientSecret,
    CreationDate: client.createdAt / 1000,
    LastModifiedDate: client.modifiedAt / 1000,
  };
}

/** Describes the session settings of an app client on the wire. */
export function describeClientSessions(pool: Pool, { clientId, settings }: AppClient): JsonObject {
  return { UserPoolId: pool.id, ClientId: clientId, SSOSession: toWire(settings.ssoSession) };
}

/** Describes the MFA settings of a pool on the wire, as in SetUserPoolMfaConfig and GetUserPoolMfaConfig. */
export function describeMfaConfig({ settings }: Pool): JsonObject {
  const { enabledMfas, mfaConfiguration, webAuthnConfiguration } = settings;
  return {
    MfaConfiguration: mfaConfiguration,
    ...(enabledMfas.includes('SMS_MFA') ? { SmsMfaConfiguration: {} } : {}),
    ...(enabledMfas.includes('EMAIL_OTP') ? { EmailMfaConfiguration: {} } : {}),
    ...(enabledMfas.includes('SOFTWARE_TOKEN_MFA')
      ? { SoftwareTokenMfaConfiguration: { Enabled: true } }
      : {}),
    ...(webAuthnConfiguration === undefined ? {} : { WebAuthnConfiguration: toWire(webAuthnConfiguration) }),
  };
}

/** Describes the session settings of a pool on the wire. */
export function describeSessionConfig({ id, settings }: Pool): JsonObject {
  return { UserPoolId: id, ...toWire(settings.sessionConfiguration) };
}
