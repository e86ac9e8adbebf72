import { describe, expect, it } from 'vitest';
import { unseal } from '../sealed.ts';
import { challengeFrom } from './challenge.ts';

const made = (step: Parameters<typeof challengeFrom>[0], username?: string) =>
  challengeFrom(step, 99, username);

describe('a challenge of Cognito', () => {
  it('says where a code went', () => {
    expect(
      made({
        challengeName: 'EMAIL_OTP',
        session: 's',
        challengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
          CODE_DELIVERY_DESTINATION: 'j***@g***',
        },
      }),
    ).toMatchObject({
      name: 'EMAIL_OTP',
      lapsesAt: 99,
      delivery: { medium: 'EMAIL', destination: 'j***@g***' },
    });
  });

  it('lists what can be chosen', () => {
    const choices = (challengeName: string, challengeParameters: Record<string, string>) =>
      made({ challengeName, challengeParameters })?.choices;
    expect(choices('SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' })).toEqual([
      'SMS_MFA',
      'SOFTWARE_TOKEN_MFA',
    ]);
    expect(choices('MFA_SETUP', { MFAS_CAN_SETUP: '["EMAIL_OTP"]' })).toEqual(['EMAIL_OTP']);
    expect(made({ challengeName: 'SELECT_CHALLENGE', availableChallenges: ['WEB_AUTHN'] })?.choices).toEqual([
      'WEB_AUTHN',
    ]);
  });

  it('leaves the other factors open beside a passkey, listed or not', () => {
    const open = ['WEB_AUTHN', 'EMAIL_OTP'];
    const choices = (challengeName: string, availableChallenges?: string[]) =>
      challengeFrom({ challengeName, ...(availableChallenges && { availableChallenges }) }, 0, 'ann', open)
        ?.choices;
    expect(choices('WEB_AUTHN')).toEqual(open);
    expect(choices('WEB_AUTHN', ['PASSWORD'])).toEqual(['PASSWORD']);
    expect(choices('SMS_MFA')).toEqual([]);
  });

  it('without a name but with choices is SELECT_CHALLENGE', () => {
    expect(made({ session: 's', availableChallenges: ['PASSWORD', 'EMAIL_OTP'] })).toMatchObject({
      name: 'SELECT_CHALLENGE',
      choices: ['PASSWORD', 'EMAIL_OTP'],
    });
  });

  it('names the required attributes without their prefix', () => {
    const challengeParameters = {
      userAttributes: '{"email":"a@b.c"}',
      requiredAttributes: '["userAttributes.given_name","userAttributes.custom:team"]',
    };
    expect(made({ challengeName: 'NEW_PASSWORD_REQUIRED', challengeParameters })?.requiredAttributes).toEqual(
      ['given_name', 'custom:team'],
    );
  });

  it('shows the public parameters, and none that are for the services', () => {
    const challengeParameters = {
      USERNAME: 'ann',
      question: 'What is it?',
      SALT: 'aa',
      SRP_B: 'bb',
      SECRET_BLOCK: 'cc',
      CREDENTIAL_REQUEST_OPTIONS: '{}',
      CODE_DELIVERY_DESTINATION: 'x',
    };
    expect(made({ challengeName: 'SOMETHING_NEW', challengeParameters })?.prompt).toEqual({
      question: 'What is it?',
    });
  });

  it('shows the second factors to set up by name', () => {
    const lists = { MFAS_CAN_SETUP: '["RETINA_SCAN"]' };
    expect(made({ challengeName: 'MFA_SETUP', challengeParameters: lists })?.prompt).toEqual(lists);
  });

  it('shows what a trigger named as Cognito names other things', () => {
    const chosen = {
      question: 'What is it?',
      SALT: 'of the sea',
      DEVICE_KEY: 'a device',
      SRP_B: 'b',
      SECRET_BLOCK: 'c',
      CODE_DELIVERY_DELIVERY_MEDIUM: 'PIGEON',
      CODE_DELIVERY_DESTINATION: 'the roof',
    };
    const challengeParameters = { USERNAME: 'ann', ...chosen };
    expect(made({ challengeName: 'CUSTOM_CHALLENGE', challengeParameters })?.prompt).toEqual(chosen);
  });

  it('keeps the real username of an earlier challenge, unless it has another', () => {
    const username = (parameters: Record<string, string>) => {
      const challenge = made({ challengeName: 'SMS_MFA', challengeParameters: parameters }, 'real');
      return challenge && unseal(challenge.parameters).USERNAME;
    };
    expect(username({})).toBe('real');
    expect(username({ USERNAME: 'other' })).toBe('other');
  });

  it.each(['not json', '{"a":1}', 'null', '[1,2]'])('reads the list %s as empty', (list) => {
    expect(
      made({ challengeName: 'MFA_SETUP', challengeParameters: { MFAS_CAN_SETUP: list } })?.choices,
    ).toEqual([]);
  });

  it('is missing when nothing was asked', () => {
    expect(made({ challengeParameters: {} })).toBeNull();
  });
});
