import * as v from 'valibot';
import { dropped } from '../options.ts';
import { mfaFactor, type PoolSettings } from '../pool/pool-settings.ts';
import { poolSettingsFromWire } from '../pool/wire-pool.ts';
import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts';
import { fromWire, pathToWire } from '../wire/member-case.ts';
import { membersOf } from './values.ts';

/** Converts the properties of an AWS::Cognito::UserPool to settings, and lists the unsupported ones. */
export function poolFromProperties(
  properties: JsonObject,
  logicalId: string,
): { settings: PoolSettings; ignored: string[] } {
  const {
    UserPoolName = logicalId,
    EnabledMfas,
    LambdaConfig: _,
    Policies,
    AdminCreateUserConfig,
    WebAuthnRelyingPartyID,
    WebAuthnUserVerification,
    WebAuthnFactorConfiguration,
    ...same
  } = properties;
  const { UnusedAccountValidityDays, ...adminCreateUserConfig } = membersOf(AdminCreateUserConfig);
  const body = {
    ...same,
    PoolName: UserPoolName,
    Policies: withTemporaryPasswords(Policies, UnusedAccountValidityDays),
    AdminCreateUserConfig: isJsonObject(AdminCreateUserConfig)
      ? adminCreateUserConfig
      : AdminCreateUserConfig,
    WebAuthnConfiguration: {
      RelyingPartyId: WebAuthnRelyingPartyID,
      UserVerification: WebAuthnUserVerification,
      FactorConfiguration: WebAuthnFactorConfiguration,
    },
  };
  const settings = poolSettingsFromWire(body);
  const factors = v.safeParse(v.array(mfaFactor), EnabledMfas);
  return {
    settings: factors.success ? { ...settings, enabledMfas: factors.output } : settings,
    ignored: [
      ...(settings.verificationMessageTemplate?.defaultEmailOption === 'CONFIRM_WITH_LINK'
        ? ['VerificationMessageTemplate.DefaultEmailOption']
        : []),
      ...(EnabledMfas === undefined || factors.success ? [] : ['EnabledMfas']),
      ...(hasThreatProtection(body) ? ['UserPoolAddOns'] : []),
      ...dropped(fromWire(body), settings).map(pathToWire),
    ],
  };
}

// The older place for this setting.
function withTemporaryPasswords(policies: Json, days: Json): Json {
  if (days === undefined) return policies;
  const { PasswordPolicy, ...others } = membersOf(policies);
  return {
    ...others,
    PasswordPolicy: { TemporaryPasswordValidityDays: days, ...membersOf(PasswordPolicy) },
  };
}

// It is stored, but has no effect here.
function hasThreatProtection({ UserPoolAddOns }: JsonObject): boolean {
  return UserPoolAddOns !== undefined && membersOf(UserPoolAddOns).AdvancedSecurityMode !== 'OFF';
}
