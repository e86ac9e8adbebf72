import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { redacted, scrub, secretsOf } from './redaction.ts';

describe('a redacted input', () => {
  it('shows its shape, numbers, booleans, dates and telling names', () => {
    const input = redacted({
      authFlow: 'USER_AUTH',
      clientId: 'abc',
      forceAliasCreation: true,
      limit: 3,
      since: new Date(0),
      password: 'hunter22',
      userAttributes: [{ name: 'email', value: 'ada@example.com' }],
    });
    expect(JSON.parse(JSON.stringify(input))).toEqual({
      authFlow: 'USER_AUTH',
      clientId: 'abc',
      forceAliasCreation: true,
      limit: 3,
      since: '1970-01-01T00:00:00.000Z',
      password: '[redacted]',
      userAttributes: [{ name: 'email', value: '[redacted]' }],
    });
    expect(String(input as unknown)).toBe(JSON.stringify(input));
    expect(inspect(input)).toContain("password: '[redacted]'");
  });

  it('shows missing values as missing', () => {
    // As a JavaScript caller may.
    expect(String(redacted({ password: null, session: undefined, list: [null] }) as unknown)).toBe(
      '{"password":null,"list":[null]}',
    );
  });

  it('hides every value of a map, under any key', () => {
    const input = redacted({ clientMetadata: { name: 'hidden', status: 'hidden' } });
    expect(JSON.stringify(input)).not.toContain('hidden');
    expect(JSON.stringify(input.clientMetadata)).not.toContain('hidden');
  });

  it('passes a platform object, such as a PublicKeyCredential, on as it is', () => {
    class Credential {
      readonly id = 'id';
    }
    const credential = new Credential();
    expect(redacted({ credential }).credential).toBe(credential);
  });

  it('can be cloned into another realm as plain data', () => {
    expect(structuredClone(redacted({ password: 'hunter22' }))).toEqual({ password: 'hunter22' });
  });

  it('leaves the object that it was made from alone', () => {
    const input = { password: 'hunter22' };
    redacted(input);
    expect(JSON.stringify(input)).toBe('{"password":"hunter22"}');
  });
});

/** The secrets of an input with these credentials. */
const credentials = (...all: string[]) => ({ credentials: all, personal: [] });

describe('scrubbing a message', () => {
  it('takes secrets out wherever they stand, the longer one first', () => {
    expect(scrub('codes 1234567 and 123456', credentials('123456', '1234567'))).toBe(
      'codes [redacted] and [redacted]',
    );
  });

  it.each([
    'PreSignUp failed with error correcthorse is in a list of leaked passwords.',
    'Password=correcthorse',
    'https://example.com/?p=correcthorse&x=1',
    "Value 'correcthorse' at 'password' failed to satisfy constraint",
    '{"Password":"correcthorse"}',
    'xcorrecthorsex',
    'Password does not conform to policy: correcthorse is too common',
    'Incorrect username or correcthorse.',
    'User is correcthorse',
  ])('takes a password of letters only out of %s', (text) => {
    expect(scrub(text, credentials('correcthorse'))).not.toContain('correcthorse');
    expect(scrub(text, credentials('correcthorse'))).toContain('[redacted]');
  });

  it.each(['Incorrect username or password.', 'Password attempts exceeded', 'User does not exist.'])(
    'leaves %s alone: without the word it would say the password',
    (text) => {
      for (const word of ['password', 'Password', 'username', 'attempts', 'exist']) {
        expect(scrub(text, credentials(word))).toBe(text);
      }
    },
  );

  it('takes a name out only where it is quoted or does not look like a word', () => {
    const personal = (name: string) => ({ credentials: [], personal: [name] });
    expect(scrub("User 'ada' is unknown, ada.", personal('ada'))).toBe("User '[redacted]' is unknown, ada.");
    expect(scrub('User ada@example.com is unknown.', personal('ada@example.com'))).toBe(
      'User [redacted] is unknown.',
    );
  });

  it('finds a secret that the message quotes as JSON', () => {
    expect(scrub('{"Password":"hun\\"ter\\\\2"}', credentials('hun"ter\\2'))).toBe(
      '{"Password":"[redacted]"}',
    );
  });

  it('takes a short one out only where it is quoted, and one of four characters everywhere', () => {
    expect(scrub('1a2 or \'1a2\' or "1a2"', credentials('1a2'))).toBe(
      '1a2 or \'[redacted]\' or "[redacted]"',
    );
    expect(scrub("1a2b or '1a2b'", credentials('1a2b'))).toBe("[redacted] or '[redacted]'");
  });

  it('is not led astray by empty strings and pattern characters', () => {
    expect(scrub("a $& b '' c", credentials('', '$&', 'a.b$1'))).toBe("a $& b '[redacted]' c");
  });

  it('keeps a log line short', () => {
    expect(scrub('a'.repeat(1_000_000), credentials())).toHaveLength(2_000);
  });
});

describe('the secrets of an input', () => {
  it('are its credentials, and apart from them the names and attributes of the person', () => {
    expect(
      secretsOf({
        username: 'ada',
        password: 'correcthorse',
        confirmationCode: 'abc',
        session: 's',
        userAttributes: [{ name: 'nickname', value: 'Countess' }],
        userAttributeNames: ['given_name'],
        authParameters: { USERNAME: 'ada', PASSWORD: 'secret', DEVICE_KEY: 'key', ANSWER: 'blue' },
        somethingNew: 'new',
      }),
    ).toEqual({
      credentials: ['correcthorse', 'abc', 's', 'secret', 'blue', 'new'],
      personal: ['ada', 'Countess', 'ada', 'key'],
    });
  });
});
