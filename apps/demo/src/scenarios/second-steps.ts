import type { Mfa } from '@latchkey/auth';
import type { SandboxLink } from './sandbox-link.ts';

/** The members of GetUserPoolMfaConfig's response that are read here; the sandbox is a developer tool, and trusted. */
interface MfaConfig {
  readonly MfaConfiguration: 'OFF' | 'ON' | 'OPTIONAL';
  readonly SmsMfaConfiguration?: object;
  readonly EmailMfaConfiguration?: object;
  readonly SoftwareTokenMfaConfiguration?: { readonly Enabled: boolean };
}

/** Returns the second steps that a pool of the sandbox supports; undefined if it does not respond. */
export async function readSecondSteps(
  { endpoint, fetch }: SandboxLink,
  UserPoolId: string,
): Promise<readonly Mfa[] | undefined> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.GetUserPoolMfaConfig',
      },
      body: JSON.stringify({ UserPoolId }),
    });
    return response.ok ? secondStepsOf((await response.json()) as MfaConfig) : undefined;
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
