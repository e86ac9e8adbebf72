import * as v from 'valibot';
import { namesOf } from '../names-of.ts';
import { isJsonObject, type JsonObject } from '../wire/json.ts';
import { CONTACTS, FIRST_FACTORS, MFA_FACTORS } from './factors.ts';
import { isStandard } from './standard-attributes.ts';

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const onOff = v.optional(v.boolean(), true);

export const mfaFactor = v.picklist(namesOf(MFA_FACTORS));
const contact = v.picklist(CONTACTS);
const firstFactor = v.picklist(namesOf(FIRST_FACTORS));

export const passwordPolicy = v.object({
  minimumLength: v.optional(whole(6, 99), 8),
  requireUppercase: onOff,
  requireLowercase: onOff,
  requireNumbers: onOff,
  requireSymbols: onOff,
  passwordHistorySize: v.optional(whole(0, 24), 0),
  temporaryPasswordValidityDays: v.optional(whole(0, 365), 7),
});
export type PasswordPolicy = v.InferOutput<typeof passwordPolicy>;

export const policies = v.object({
  passwordPolicy: v.optional(passwordPolicy, {}),
  signInPolicy: v.optional(
    v.object({ allowedFirstAuthFactors: v.optional(v.array(firstFactor), ['PASSWORD']) }),
    {},
  ),
});

/** Any value turns device tracking on; leaving it out turns it off. */
export const deviceConfiguration = v.object({
  challengeRequiredOnNewDevice: v.optional(v.boolean(), false),
  deviceOnlyRememberedOnUserPrompt: v.optional(v.boolean(), false),
});

export const webAuthnConfiguration = v.object({
  relyingPartyId: v.optional(v.string(), 'localhost'),
  userVerification: v.optional(v.picklist(['preferred', 'required']), 'preferred'),
  factorConfiguration: v.optional(
    v.picklist(['SINGLE_FACTOR', 'MULTI_FACTOR_WITH_USER_VERIFICATION']),
    'SINGLE_FACTOR',
  ),
});

// A number as text, as in the API.
const bound = v.optional(v.pipe(v.string(), v.regex(/^-?\d{1,131}$/)));

export const schemaAttribute = v.object({
  // Custom attributes are declared without their prefix, and used and described with it.
  name: v.pipe(
    v.string(),
    v.transform((name) => (isStandard(name) || name.includes(':') ? name : `custom:${name}`)),
  ),
  attributeDataType: v.optional(v.picklist(['String', 'Number', 'DateTime', 'Boolean']), 'String'),
  developerOnlyAttribute: v.optional(v.boolean(), false),
  required: v.optional(v.boolean(), false),
  mutable: v.optional(v.boolean(), true),
  stringAttributeConstraints: v.optional(v.object({ minLength: bound, maxLength: bound })),
  numberAttributeConstraints: v.optional(v.object({ minValue: bound, maxValue: bound })),
});
export type SchemaAttribute = v.InferOutput<typeof schemaAttribute>;

/** Maximum token sessions of a user. */
export const maxPerUser = whole(1, 100);

export const sessionConfiguration = v.object({
  userSessionTracking: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'DISABLED'),
  tokenSession: v.optional(v.object({ maxPerUser: v.optional(maxPerUser, 20) }), {}),
});

export const accountRecoverySetting = v.object({
  recoveryMechanisms: v.pipe(
    v.array(
      v.object({
        priority: whole(1, 2),
        name: v.picklist(['verified_email', 'verified_phone_number', 'admin_only']),
      }),
    ),
    v.minLength(1),
    v.maxLength(2),
  ),
});

const text = v.optional(v.string());

/** Texts of messages: `{####}` is replaced by the code, `{username}` by the username. */
export const messageTemplate = v.object({ emailMessage: text, emailSubject: text, smsMessage: text });

export const verificationMessageTemplate = v.object({
  ...messageTemplate.entries,
  defaultEmailOption: v.optional(v.picklist(['CONFIRM_WITH_CODE', 'CONFIRM_WITH_LINK']), 'CONFIRM_WITH_CODE'),
});

export const mfaConfiguration = v.picklist(['OFF', 'OPTIONAL', 'ON']);

// The names of the authentication levels; those left out have their defaults.
const acrLevel = (level: number) => {
  const acrValue = `urn:cognito:loa:${level}`;
  return v.optional(v.object({ acrValue: v.pipe(v.string(), v.regex(/^[^\s"\\]{1,64}$/)) }), { acrValue });
};
const acrConfiguration = v.pipe(
  v.object({ level1: acrLevel(1), level2: acrLevel(2), level3: acrLevel(3), level4: acrLevel(4) }),
  v.check((levels) => {
    const names = Object.values(levels).map(({ acrValue }) => acrValue);
    return new Set(names).size === names.length;
  }, 'Member must have another AcrValue for each level'),
);

const kept = v.optional(v.custom<JsonObject>(isJsonObject, 'Member must be an object'));

/** Settings that a pool stores and describes but that have no effect here, so that tools see no difference to update. */
const keptMembers = {
  emailConfiguration: kept,
  smsConfiguration: kept,
  /** Its triggers are the functions in the options. */
  lambdaConfig: kept,
  userPoolAddOns: kept,
  userPoolTags: v.optional(v.record(v.string(), v.string())),
};

/** A user pool's settings: the members of CreateUserPool and SetUserPoolMfaConfig, in camelCase. */
export const poolSettings = v.object({
  poolName: v.optional(v.string(), 'sandbox'),
  policies: v.optional(policies, {}),
  autoVerifiedAttributes: v.optional(v.array(contact), []),
  aliasAttributes: v.optional(v.array(v.picklist(['email', 'phone_number', 'preferred_username'])), []),
  usernameAttributes: v.optional(v.array(contact), []),
  usernameConfiguration: v.optional(v.object({ caseSensitive: v.boolean() }), { caseSensitive: false }),
  schema: v.optional(v.array(schemaAttribute), []),
  mfaConfiguration: v.optional(mfaConfiguration, 'OFF'),
  enabledMfas: v.optional(v.array(mfaFactor), ['SOFTWARE_TOKEN_MFA']),
  deviceConfiguration: v.optional(deviceConfiguration),
  webAuthnConfiguration: v.optional(webAuthnConfiguration),
  userAttributeUpdateSettings: v.optional(
    v.object({ attributesRequireVerificationBeforeUpdate: v.optional(v.array(contact), []) }),
    {},
  ),
  accountRecoverySetting: v.optional(accountRecoverySetting),
  /** Where the code of ForgotPassword is sent without `accountRecoverySetting`, if the user has both. */
  preferredRecovery: v.optional(contact, 'email'),
  adminCreateUserConfig: v.optional(
    v.object({
      allowAdminCreateUserOnly: v.optional(v.boolean(), false),
      inviteMessageTemplate: v.optional(messageTemplate),
    }),
    {},
  ),
  verificationMessageTemplate: v.optional(verificationMessageTemplate),
  emailVerificationMessage: text,
  emailVerificationSubject: text,
  smsVerificationMessage: text,
  smsAuthenticationMessage: text,
  /** SetUserPoolSessionConfiguration. */
  sessionConfiguration: v.optional(sessionConfiguration, {}),
  /** Which of its two forms the `iss` claim has. */
  issuerConfiguration: v.optional(
    v.object({ type: v.optional(v.picklist(['ORIGINAL', 'UPDATED']), 'ORIGINAL') }),
    {},
  ),
  /** Names of the authentication levels, in `acr` claims. */
  acrConfiguration: v.optional(acrConfiguration, {}),
  ...keptMembers,
  deletionProtection: v.optional(v.picklist(['ACTIVE', 'INACTIVE']), 'INACTIVE'),
  userPoolTier: v.optional(v.picklist(['LITE', 'ESSENTIALS', 'PLUS']), 'ESSENTIALS'),
});
export type PoolSettings = v.InferOutput<typeof poolSettings>;

const PASSKEYS = v.parse(webAuthnConfiguration, {});

/** How passkeys work in a pool; where it says nothing, for pages of this machine. */
export const passkeySettings = ({
  webAuthnConfiguration: given,
}: Pick<PoolSettings, 'webAuthnConfiguration'>) => given ?? PASSKEYS;
