import { FIRST_FACTORS, MFA_FACTORS } from '../pool/factors.ts';
import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts';

// Members that may be shown. All other text is masked, so that a secret with a new name stays hidden.
const SHOWN = new Set(
  `AccessTokenValidity AnalyticsMetadata AttributeName AuthFlow AuthSessionValidity AvailableChallenges
  CHALLENGE_NAME CODE_DELIVERY_DELIVERY_MEDIUM CODE_DELIVERY_DESTINATION ChallengeName ClientId ClientName
  CodeDeliveryDetails CodeDeliveryDetailsList ConfiguredUserAuthFactors CredentialId DEVICE_KEY DeliveryMedium
  Destination DeviceGroupKey DeviceKey DeviceName DeviceRememberedStatus ExpiresIn ExplicitAuthFlows
  FRIENDLY_DEVICE_NAME FriendlyDeviceName Limit MFAS_CAN_CHOOSE MFAS_CAN_SETUP MaxResults MfaConfiguration
  PREFERRED_CHALLENGE PreferredMfa PreferredMfaSetting PoolName RelyingPartyId Status TIMESTAMP TokenType USERNAME
  USER_ID_FOR_SRP UserMFASettingList UserPoolId UserStatus UserSub Username Name requiredAttributes
  acr_values client_id code_challenge_method error error_description grant_type identity_provider idp_identifier lang
  logout_uri max_age prompt redirect_uri resource response_type scope token_type`.split(/\s+/),
);
const MASK = '***';
const CHOICES: ReadonlySet<string> = new Set([
  ...Object.keys(MFA_FACTORS),
  ...Object.values(FIRST_FACTORS).flat(),
]);

// Far more than any operation has. Callers may send more, and the journal keeps it.
const MOST_ITEMS = 200;
const LONGEST_NAME = 128;
const LONGEST_TEXT = 2_048;

/** Copies a request or a response with every text masked that could be a secret. */
export function masked(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body)
      .slice(0, MOST_ITEMS)
      .map(([name, value]) => [name.slice(0, LONGEST_NAME), maskMember(name, value)]),
  );
}

function maskMember(name: string, value: Json): Json {
  if (typeof value === 'string') return isShown(name, value) ? value.slice(0, LONGEST_TEXT) : MASK;
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item: Json) => maskMember(name, item));
  return isJsonObject(value) ? masked(value) : value;
}

function isShown(name: string, value: string): boolean {
  // The answer to SELECT_CHALLENGE and SELECT_MFA_TYPE is a name; to CUSTOM_CHALLENGE it is a secret.
  return SHOWN.has(name) || (name === 'ANSWER' && CHOICES.has(value));
}
