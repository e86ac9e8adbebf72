import { createDeviceSecret, formatTimestamp, provePassword, startSrp } from '../../dist/index.js';

export const start = () => startSrp();

export const prove = (ephemeral, { userPoolId, userId, password, salt, srpB, secretBlock }) =>
  provePassword({
    ephemeral,
    userPoolId,
    userId,
    password,
    salt,
    srpB,
    secretBlock,
    timestamp: formatTimestamp(Date.now()),
  });

export const deviceVerifier = (_ephemeral, device) => createDeviceSecret(device);
