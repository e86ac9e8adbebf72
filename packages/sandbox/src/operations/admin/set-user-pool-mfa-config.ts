import * as v from 'valibot';
import { describeMfaConfig } from '../../pool/describe-pool.ts';
import { type MfaFactor, mfaConfiguration, webAuthnConfiguration } from '../../pool/pool-settings.ts';
import { isJsonObject } from '../../wire/json.ts';
import { fromWire } from '../../wire/member-case.ts';
import { validate } from '../../wire/validate.ts';
import { poolOperation } from '../operation.ts';

const anything = v.optional(v.looseObject({}));

/** Says which second factors a pool has, and how its passkeys work. */
export const setUserPoolMfaConfig = poolOperation(
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
);
