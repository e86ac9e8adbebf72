import * as v from 'valibot';
import { dropped } from '../options.ts';
import { mfaFactor, type PoolSettings } from '../pool/pool-settings.ts';
import { poolSettingsFromWire } from '../pool/wire-pool.ts';
import type { Json, JsonObject } from '../wire/json.ts';
import { fromWire, pathToWire } from '../wire/member-case.ts';
import { membersOf } from './values.ts';

// They say how messages are sent, and what bills are sorted by. Here every message is in the outbox.
const WITHOUT_EFFECT = ['EmailConfiguration', 'SmsConfiguration', 'UserPoolTags'];

/** The settings of a pool by the properties of its AWS::Cognito::UserPool, and the names of the properties that it cannot have. */
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
    Policies: withTemporaryPasswords(membersOf(Policies), UnusedAccountValidityDays),
    ...(AdminCreateUserConfig === undefined ? {} : { AdminCreateUserConfig: adminCreateUserConfig }),
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
      ...dropped(fromWire(body), settings).filter((path) => !isWithoutEffect(path, body)),
    ].map(pathToWire),
  };
}

// The older place of this setting.
function withTemporaryPasswords(policies: JsonObject, days: Json): JsonObject {
  if (days === undefined) return policies;
  const { PasswordPolicy } = policies;
  return {
    ...policies,
    PasswordPolicy: { TemporaryPasswordValidityDays: days, ...membersOf(PasswordPolicy) },
  };
}

function isWithoutEffect(path: string, body: JsonObject): boolean {
  const name = pathToWire(path);
  if (WITHOUT_EFFECT.includes(name)) return true;
  const isOff = membersOf(body.UserPoolAddOns).AdvancedSecurityMode === 'OFF';
  return name === 'UserPoolAddOns' && isOff;
}
