import type { ManagedLoginOptions } from '../api.ts';
import { among, type Option, URL_OPTION } from '../config.ts';

const [type, isUrl, form] = URL_OPTION;

/** Options that managed login adds. */
export const managedLoginOptions: { readonly [Name in keyof Required<ManagedLoginOptions>]: Option } = {
  domain: URL_OPTION,
  // The parameters of managed login must be distinguishable from the app's own.
  redirectUri: [
    type,
    new RegExp(`(?=^[^#]*$)(?!.*[?&](code|state|error|error_description|iss)=)${isUrl?.source}`, 'i'),
    `${form}, without a fragment and without code, state, error or iss in its query`,
  ],
  logoutUri: URL_OPTION,
  scopes: ['object'],
  idpInitiated: among(['refuse', 'allow']),
  onReturn: ['function'],
};
