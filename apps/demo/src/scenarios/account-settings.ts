import type { Mfa } from '@latchkey/auth';
import type { AccountSettings } from '../views/home/pool-context.ts';
import type { SandboxLink } from './sandbox-link.ts';

// The members of the sandbox's responses that are read here; the sandbox is a developer tool, and trusted.
interface MfaConfig {
  readonly MfaConfiguration: 'OFF' | 'ON' | 'OPTIONAL';
  readonly SmsMfaConfiguration?: object;
  readonly EmailMfaConfiguration?: object;
  readonly SoftwareTokenMfaConfiguration?: { readonly Enabled: boolean };
}

interface SessionConfig {
  readonly UserSessionTracking?: 'ENABLED' | 'DISABLED';
}

interface Described {
  readonly UserPool: { readonly DeviceConfiguration?: object };
}

/** Reads the settings of a pool of the sandbox; undefined if it does not respond. */
export async function readAccountSettings(
  { endpoint, fetch }: SandboxLink,
  UserPoolId: string,
): Promise<AccountSettings | undefined> {
  const ask = async (operation: string): Promise<unknown> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify({ UserPoolId }),
    });
    if (!response.ok) throw new Error(`The sandbox refused ${operation}.`);
    return response.json();
  };
  try {
    const [mfa, sessions, { UserPool }] = (await Promise.all([
      ask('GetUserPoolMfaConfig'),
      ask('GetUserPoolSessionConfiguration'),
      ask('DescribeUserPool'),
    ])) as [MfaConfig, SessionConfig, Described];
    return {
      secondSteps: secondStepsOf(mfa),
      tracksSessions: sessions.UserSessionTracking === 'ENABLED',
      tracksDevices: UserPool.DeviceConfiguration !== undefined,
    };
  } catch {
    return undefined;
  }
}

function secondStepsOf(config: MfaConfig): readonly Mfa[] {
  if (config.MfaConfiguration === 'OFF') return [];
  const {
    SoftwareTokenMfaConfiguration: app,
    SmsMfaConfiguration: sms,
    EmailMfaConfiguration: email,
  } = config;
  return [
    ...(app?.Enabled ? (['SOFTWARE_TOKEN_MFA'] as const) : []),
    ...(sms ? (['SMS_MFA'] as const) : []),
    ...(email ? (['EMAIL_OTP'] as const) : []),
  ];
}
