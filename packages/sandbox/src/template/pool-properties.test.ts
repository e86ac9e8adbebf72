import { expect, test } from 'vitest';
import type { JsonObject } from '../wire/json.ts';
import { readTemplate } from './read-template.ts';

/** The settings of a template's pool, and what is said of them. */
function read(Properties: JsonObject) {
  const { options, warnings } = readTemplate(
    JSON.stringify({ Resources: { Users: { Type: 'AWS::Cognito::UserPool', Properties } } }),
  );
  return { settings: options.userPool, said: warnings.map(({ message }) => message) };
}
const ignored = (what: string) => `${what} is ignored: the sandbox does not support it`;

test('temporary passwords are valid for as long as either place says, the newer first', () => {
  const days = (AdminCreateUserConfig: JsonObject | undefined, PasswordPolicy?: JsonObject) => {
    const { settings, said } = read({ AdminCreateUserConfig, Policies: { PasswordPolicy } });
    expect(said).toEqual([]);
    const { minimumLength, temporaryPasswordValidityDays } = settings?.policies?.passwordPolicy ?? {};
    return [minimumLength, temporaryPasswordValidityDays];
  };
  expect([
    days(undefined),
    days({ UnusedAccountValidityDays: 14 }),
    days({ UnusedAccountValidityDays: '14' }, { MinimumLength: 12 }),
    days({ UnusedAccountValidityDays: 14 }, { TemporaryPasswordValidityDays: 3 }),
  ]).toEqual([
    [8, 7],
    [8, 14],
    [12, 14],
    [8, 3],
  ]);
});

test('the older place leaves the other policies and the invitations as they are', () => {
  const { settings } = read({
    AdminCreateUserConfig: { UnusedAccountValidityDays: 14, AllowAdminCreateUserOnly: true },
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
  });
  expect(settings).toMatchObject({
    adminCreateUserConfig: { allowAdminCreateUserOnly: true },
    policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
  });
});

test.each<[JsonObject, string[]]>([
  [
    { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' } },
    ['VerificationMessageTemplate.DefaultEmailOption'],
  ],
  [{ VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' } }, []],
  [{ EnabledMfas: ['SMS_MFA', 'CARRIER_PIGEON'] }, ['EnabledMfas']],
  [{ EnabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] }, []],
  [{ UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }, ['UserPoolAddOns']],
  [{ UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }, []],
])('of %j the sandbox ignores %j', (properties, names) => {
  expect(read(properties).said).toEqual(names.map(ignored));
});

test('factors that are not all known leave the pool with those of its other settings', () => {
  const { settings } = read({
    EnabledMfas: ['SOFTWARE_TOKEN_MFA', 'CARRIER_PIGEON'],
    SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/Sms' },
  });
  expect(settings?.enabledMfas).toEqual(['SMS_MFA']);
});
