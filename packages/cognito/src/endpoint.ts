import { ValidationError } from './errors.ts';

/** 127.0.0.0/8, as URLs write it, and the names that browsers resolve to it. */
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|\[::1\]|(.+\.)?localhost)$/;

/**
 * Whether passwords may be sent to a URL: https, or http on this computer (localhost, *.localhost, 127.0.0.0/8, [::1]), and
 * without a username or password in it.
 */
export function isSafeEndpoint(endpoint: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(endpoint);
    const isPrivate = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
    return isPrivate && username + password === '';
  } catch {
    return false;
  }
}

/** @throws ValidationError, which does not quote the URL: it may hold a password. */
export function checkEndpoint(operation: string, endpoint: string): string {
  if (isSafeEndpoint(endpoint)) return endpoint;
  throw new ValidationError(
    operation,
    'endpoint',
    'endpoint must be an https URL without a password, or http on localhost.',
  );
}

/**
 * The URL of a region's user-pool API.
 * @throws ValidationError
 */
export function endpointOf(region: string): string {
  if (!region || typeof region !== 'string')
    throw new ValidationError('', 'region', 'endpoint or region is missing.');
  const domain = region.startsWith('eusc-') ? 'eu' : region.startsWith('cn-') ? 'com.cn' : 'com';
  return `https://cognito-idp.${region}.amazonaws.${domain}/`;
}
