import { expect, test } from 'vitest';
import { mask } from './deliver.ts';
import { messageTexts } from './message-texts.ts';
import type { PoolSettings } from './pool-settings.ts';

const texts = (name: string) => ({
  emailSubject: `${name} subject`,
  emailMessage: `${name} email`,
  smsMessage: `${name} text`,
});
const template = { ...texts('template'), defaultEmailOption: 'CONFIRM_WITH_CODE' as const };
const older = {
  emailVerificationSubject: 'older subject',
  emailVerificationMessage: 'older email',
  smsVerificationMessage: 'older text',
};
const settings = (more: Partial<PoolSettings>) =>
  ({
    adminCreateUserConfig: { allowAdminCreateUserOnly: false },
    smsAuthenticationMessage: 'sign-in text',
    ...more,
  }) as PoolSettings;

test('an invitation has its own texts, or none', () => {
  const adminCreateUserConfig = { allowAdminCreateUserOnly: false, inviteMessageTemplate: texts('invite') };
  const own = settings({ adminCreateUserConfig, verificationMessageTemplate: template });
  expect(messageTexts(own, 'CustomMessage_AdminCreateUser')).toEqual(texts('invite'));
  const none = settings({ verificationMessageTemplate: template });
  expect(messageTexts(none, 'CustomMessage_AdminCreateUser')).toEqual({});
});

test('a code at sign-in only has a text for phones', () => {
  const all = settings({ verificationMessageTemplate: template, ...older });
  expect(messageTexts(all, 'CustomMessage_Authentication')).toEqual({ smsMessage: 'sign-in text' });
});

test('other codes have those of the template, or the older ones', () => {
  const source = 'CustomMessage_ForgotPassword';
  const both = settings({ verificationMessageTemplate: template, ...older });
  expect(messageTexts(both, source)).toEqual(texts('template'));
  expect(messageTexts(settings(older), source)).toEqual(texts('older'));
  const some = settings({
    verificationMessageTemplate: { defaultEmailOption: 'CONFIRM_WITH_CODE' },
    ...older,
  });
  expect(messageTexts(some, source)).toEqual(texts('older'));
  expect(messageTexts(settings({}), source)).toEqual({});
});

test.each([
  ['email', 'ada@example.com', 'a***@e***'],
  ['email', 'b@c', 'b***@c***'],
  ['email', '', '***@***'],
  ['phone_number', '+15555550100', '+*******0100'],
  ['phone_number', '+123', '+*******+123'],
] as const)('of an %s like %s little is shown', (contact, destination, shown) => {
  expect(mask(contact, destination)).toBe(shown);
});
