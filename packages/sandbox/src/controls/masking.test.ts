import { describe, expect, test } from 'vitest';
import { masked } from './masking.ts';

const SECRET = 'swordfish';

const secrets =
  `AccessToken RefreshToken IdToken Token Session SecretHash ClientSecret SecretCode UserCode ConfirmationCode
  Code Password PreviousPassword ProposedPassword TemporaryPassword Value Salt PasswordVerifier Credential EncodedData
  ACCESS_TOKEN REFRESH_TOKEN SECRET_HASH PASSWORD NEW_PASSWORD SRP_A SRP_B SALT SECRET_BLOCK PASSWORD_CLAIM_SECRET_BLOCK
  PASSWORD_CLAIM_SIGNATURE SMS_MFA_CODE EMAIL_OTP_CODE SMS_OTP_CODE SOFTWARE_TOKEN_MFA_CODE CREDENTIAL ANSWER
  access_token refresh_token id_token id_token_hint token code code_verifier client_secret client_assertion password
  state nonce session answer`.split(/\s+/);

test.each(secrets)('%s is masked, wherever it is', (name) => {
  const shown = masked({
    [name]: SECRET,
    AuthParameters: { [name]: SECRET },
    UserAttributes: [{ Name: 'email', [name]: SECRET }],
    Nested: { [name]: { [name]: [SECRET, [SECRET]] } },
  });
  expect(shown).toMatchObject({ [name]: '***', UserAttributes: [{ Name: 'email', [name]: '***' }] });
  expect(JSON.stringify(shown)).not.toContain(SECRET);
});

test('what has a name that nobody knows is masked', () => {
  expect(masked({ PasswordOfTomorrow: SECRET, constructor: SECRET })).toEqual({
    PasswordOfTomorrow: '***',
    constructor: '***',
  });
});

test('names, settings and all that is no text are shown', () => {
  const body = { Username: 'ada', ChallengeName: 'SMS_MFA', Limit: 5, Enabled: true, Groups: null };
  expect(masked(body)).toEqual(body);
});

test('the answer to a choice is shown', () => {
  const chosen = { ChallengeResponses: { ANSWER: 'EMAIL_OTP' } };
  expect(masked(chosen)).toEqual(chosen);
});

test('a secret that reads like a choice is masked', () => {
  expect(masked({ Password: 'EMAIL_OTP', ANSWER: 'brass' })).toEqual({ Password: '***', ANSWER: '***' });
});

describe('what is too long is cut:', () => {
  test('a text after 2,048 characters', () => {
    expect(masked({ Username: 'a'.repeat(2_049) })).toEqual({ Username: 'a'.repeat(2_048) });
  });

  test('a name after 128', () => {
    expect(masked({ ['n'.repeat(128)]: 1, ['m'.repeat(129)]: 2 })).toEqual({
      ['n'.repeat(128)]: 1,
      ['m'.repeat(128)]: 2,
    });
  });

  test('a list, and the members of a body, after 200', () => {
    const items = Array.from({ length: 201 }, (_, index) => index);
    const shown = masked({ List: items, Map: Object.fromEntries(items.map((item) => [`m${item}`, item])) });
    expect(shown.List).toEqual(items.slice(0, 200));
    expect(Object.values(Object(shown.Map))).toEqual(items.slice(0, 200));
  });
});
