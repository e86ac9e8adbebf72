import { Amplify } from 'aws-amplify';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { vi } from 'vitest';
import type { Sandbox } from '../sandbox.ts';

/** How Amplify apps sign in at the managed login pages. */
interface OAuthSettings {
  readonly domain: string;
  readonly scopes: string[];
  readonly redirectSignIn: string[];
  readonly redirectSignOut: string[];
  readonly responseType: 'code';
}

/** Points Amplify, which exists once per process, at a sandbox; returns the storage it will use. */
export function useAmplify(sandbox: Sandbox, oauth?: OAuthSettings): Map<string, string> {
  // Without a navigator it silently confirms no device.
  vi.stubGlobal('navigator', {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0',
    platform: 'Linux',
  });
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: sandbox.userPoolId,
        userPoolClientId: sandbox.clientId,
        userPoolEndpoint: sandbox.endpoint,
        ...(oauth ? { loginWith: { oauth } } : {}),
      },
    },
  });
  const items = new Map<string, string>();
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem: async (key, value) => void items.set(key, value),
    getItem: async (key) => items.get(key) ?? null,
    removeItem: async (key) => void items.delete(key),
    clear: async () => items.clear(),
  });
  return items;
}
