import type { IsolatedConfig } from '../config.ts';
import type { WorkerConfig } from './wire.ts';

/** The options that are plain data; functions, and values derived from them, stay on the page. */
const DATA: Readonly<Record<keyof WorkerConfig, true>> = {
  userPoolId: true,
  clientId: true,
  endpoint: true,
  flow: true,
  acrValues: true,
  onExpired: true,
  authSessionValidity: true,
  totpIssuer: true,
  deviceName: true,
  clientMetadata: true,
  analyticsEndpointId: true,
  storage: true,
  wasm: true,
  domain: true,
  redirectUri: true,
  logoutUri: true,
  scopes: true,
  idpInitiated: true,
};

export function dataOf(config: IsolatedConfig): WorkerConfig {
  const { userPoolId, clientId } = config;
  const given = Object.entries(config).filter(
    ([name, value]) => value !== undefined && Object.hasOwn(DATA, name),
  );
  return { userPoolId, clientId, ...Object.fromEntries(given) };
}
