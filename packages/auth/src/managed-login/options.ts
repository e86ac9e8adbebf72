import type { ManagedLoginOptions } from '../api.ts';
import { among, type Option, URL_OPTION } from '../config.ts';

/** Options that managed login adds. */
export const managedLoginOptions: { readonly [Name in keyof Required<ManagedLoginOptions>]: Option } = {
  domain: URL_OPTION,
  redirectUri: URL_OPTION,
  logoutUri: URL_OPTION,
  scopes: ['object'],
  idpInitiated: among(['refuse', 'allow']),
  onReturn: ['function'],
};
