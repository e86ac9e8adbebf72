import * as v from 'valibot';
import { checkPoolOptions } from '../options.ts';
import {
  describeMfaConfig,
  describePool,
  describePoolBriefly,
  describeSessionConfig,
} from '../pool/describe-pool.ts';
import type { MfaFactor } from '../pool/factors.ts';
import {
  maxPerUser,
  mfaConfiguration,
  schemaAttribute,
  webAuthnConfiguration,
} from '../pool/pool-settings.ts';
import { poolSettingsFromWire } from '../pool/wire-pool.ts';
import { CognitoException, invalidParameter } from '../wire/exception.ts';
import { isJsonObject, type Json } from '../wire/json.ts';
import { fromWire } from '../wire/member-case.ts';
import * as member from '../wire/members.ts';
import { page } from '../wire/page.ts';
import { validate } from '../wire/validate.ts';
import { hostOperation, type Operations, poolOperation } from './operation.ts';

const anything = v.optional(v.looseObject({}));

/** User pools. */
export const adminPoolsOperations = {
  /** Creates a pool with its own clock, outbox and journal behind the same endpoint. */
  CreateUserPool: hostOperation({}, async ({ host }, _, body) => {
    const userPool = { ...poolSettingsFromWire(body), domain: null };
    const pool = await host.createPool({ ...checkPoolOptions({ clients: [] }), userPool });
    return { UserPool: describePool(pool) };
  }),

  DescribeUserPool: poolOperation({}, ({ pool }) => ({ UserPool: describePool(pool) })),

  ListUserPools: hostOperation(
    {
      MaxResults: member.pageSize(1, 60),
      NextToken: v.optional(v.string()),
    },
    ({ host }, { MaxResults, NextToken }) => {
      const { items, next } = page([...host.pools.values()], MaxResults, NextToken);
      return {
        UserPools: items.map(describePoolBriefly),
        NextToken: next,
      };
    },
  ),

  /** Deletes a pool with all its content; the sandbox's first pool cannot be deleted. */
  DeleteUserPool: poolOperation({}, ({ host, pool }) => {
    if (pool.settings.deletionProtection === 'ACTIVE') {
      throw invalidParameter('The user pool cannot be deleted because deletion protection is activated.');
    }
    if (pool.domains.size > 0) {
      throw invalidParameter(
        'User pool cannot be deleted. It has a domain configured that should be deleted first.',
      );
    }
    if (!host.deletePool(pool.id))
      throw invalidParameter('The first user pool of the sandbox cannot be deleted.');
    return undefined;
  }),

  /** Declares custom attributes, by names without `custom:`. */
  AddCustomAttributes: poolOperation({}, ({ pool }, _, { CustomAttributes }) => {
    const added = validate(
      v.array(schemaAttribute),
      Array.isArray(CustomAttributes) ? CustomAttributes.map(attributeFromWire) : undefined,
    );
    const { schema } = pool.settings;
    const taken = added.find(({ name }) => schema.some((existing) => existing.name === name))?.name;
    if (taken !== undefined) {
      throw invalidParameter(`${taken}: Existing attribute already has name ${taken}.`);
    }
    pool.settings = { ...pool.settings, schema: [...schema, ...added] };
    return {};
  }),

  /**
   * Replaces the settings of a pool: those left out are reset to their defaults, as in the real service. Settings that are
   * fixed when a pool is created, the factors of SetUserPoolMfaConfig, and tags that are left out are kept.
   */
  UpdateUserPool: poolOperation({}, ({ pool }, _, body) => {
    const { settings } = pool;
    const given = poolSettingsFromWire({ PoolName: settings.poolName, ...body });
    const { aliasAttributes, schema, usernameAttributes, usernameConfiguration } = settings;
    pool.settings = {
      ...given,
      aliasAttributes,
      schema,
      usernameAttributes,
      usernameConfiguration,
      webAuthnConfiguration: settings.webAuthnConfiguration,
      sessionConfiguration: settings.sessionConfiguration,
      userPoolTags: body.UserPoolTags === undefined ? settings.userPoolTags : given.userPoolTags,
      enabledMfas: [...new Set([...settings.enabledMfas, ...given.enabledMfas])],
    };
    pool.modifiedAt = pool.clock.now();
    return {};
  }),

  GetUserPoolMfaConfig: poolOperation({}, ({ pool }) => describeMfaConfig(pool)),

  /** Sets the second factors of a pool, and how its passkeys work. */
  SetUserPoolMfaConfig: poolOperation(
    {
      MfaConfiguration: v.optional(mfaConfiguration, 'OFF'),
      SmsMfaConfiguration: anything,
      EmailMfaConfiguration: anything,
      SoftwareTokenMfaConfiguration: v.optional(v.object({ Enabled: v.optional(v.boolean(), false) }), {}),
    },
    ({ pool }, input, { WebAuthnConfiguration }) => {
      const factors: [MfaFactor, boolean][] = [
        ['SMS_MFA', input.SmsMfaConfiguration !== undefined],
        ['SOFTWARE_TOKEN_MFA', input.SoftwareTokenMfaConfiguration.Enabled],
        ['EMAIL_OTP', input.EmailMfaConfiguration !== undefined],
      ];
      pool.settings = {
        ...pool.settings,
        mfaConfiguration: input.MfaConfiguration,
        enabledMfas: factors.filter(([, isEnabled]) => isEnabled).map(([factor]) => factor),
        webAuthnConfiguration: isJsonObject(WebAuthnConfiguration)
          ? validate(webAuthnConfiguration, fromWire(WebAuthnConfiguration))
          : pool.settings.webAuthnConfiguration,
      };
      pool.modifiedAt = pool.clock.now();
      return describeMfaConfig(pool);
    },
  ),

  GetUserPoolSessionConfiguration: poolOperation({}, ({ pool }) => describeSessionConfig(pool)),

  /** Turns session tracking on or off, and limits the sessions of a user. */
  SetUserPoolSessionConfiguration: poolOperation(
    {
      UserSessionTracking: member.oneOf(['ENABLED', 'DISABLED']),
      TokenSession: v.object({ MaxPerUser: maxPerUser }),
    },
    ({ pool }, { UserSessionTracking, TokenSession }) => {
      if (pool.settings.userPoolTier === 'LITE') {
        throw new CognitoException(
          'FeatureUnavailableInTierException',
          'Session tracking is not available in the Lite tier of user pools.',
        );
      }
      pool.settings = {
        ...pool.settings,
        sessionConfiguration: {
          userSessionTracking: UserSessionTracking,
          tokenSession: { maxPerUser: TokenSession.MaxPerUser },
        },
      };
      return describeSessionConfig(pool);
    },
  ),
} satisfies Operations;

function attributeFromWire(attribute: Json): Json {
  return isJsonObject(attribute) ? fromWire(attribute) : attribute;
}
