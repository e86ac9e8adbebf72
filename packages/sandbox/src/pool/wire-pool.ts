import * as v from 'valibot';
import { CognitoException, invalidParameter } from '../wire/exception.ts';
import { isJsonObject, type JsonObject } from '../wire/json.ts';
import { fromWire } from '../wire/member-case.ts';
import * as member from '../wire/members.ts';
import { validate } from '../wire/validate.ts';
import { type PoolSettings, poolSettings } from './pool-settings.ts';

const wireSettings = v.object({ ...poolSettings.entries, poolName: member.resourceName });

/**
 * Reads the pool settings of CreateUserPool and UpdateUserPool, with the API's own defaults, which differ from this package's
 * friendlier ones.
 *
 * @throws InvalidParameterException, FeatureUnavailableInTierException
 */
export function poolSettingsFromWire(body: JsonObject): PoolSettings {
  const given = validate(wireSettings, fromWire(body));
  if (
    given.userPoolTier === 'LITE' &&
    isJsonObject(body.AcrConfiguration) &&
    Object.keys(body.AcrConfiguration).length > 0
  ) {
    throw new CognitoException(
      'FeatureUnavailableInTierException',
      'Names of authentication levels are not available in the Lite tier of user pools.',
    );
  }
  if (given.usernameAttributes.length > 0 && given.aliasAttributes.length > 0) {
    throw invalidParameter(
      'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
    );
  }
  return {
    ...given,
    usernameConfiguration: body.UsernameConfiguration ? given.usernameConfiguration : { caseSensitive: true },
    preferredRecovery: 'phone_number',
    enabledMfas: body.SmsConfiguration ? ['SMS_MFA'] : [],
  };
}
