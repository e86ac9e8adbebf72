import { poolSettingsFromWire } from '../../pool/wire-pool.ts';
import { poolOperation } from '../operation.ts';

/**
 * Sets the settings of a pool: those left out go back to their defaults, as on the real service. What a pool is made with,
 * and what SetUserPoolMfaConfig says of factors, stay.
 */
export const updateUserPool = poolOperation({}, ({ pool }, _, body) => {
  const { settings } = pool;
  const given = poolSettingsFromWire({ PoolName: settings.poolName, ...body });
  const { aliasAttributes, schema, usernameAttributes, usernameConfiguration, webAuthnConfiguration } =
    settings;
  pool.settings = {
    ...given,
    aliasAttributes,
    schema,
    usernameAttributes,
    usernameConfiguration,
    webAuthnConfiguration,
    enabledMfas: [...new Set([...settings.enabledMfas, ...given.enabledMfas])],
  };
  pool.modifiedAt = pool.clock.now();
  return {};
});
