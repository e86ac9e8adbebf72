import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { redacted, scrub } from './redaction.ts';

describe('a redacted input', () => {
  it('shows its shape, numbers, booleans, dates and the names that say what is going on', () => {
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

  it('hides every value of a map, whatever its keys are called', () => {
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

describe('scrubbing a message', () => {
  it('takes secrets out wherever they stand, the longer one first', () => {
    expect(scrub('codes 1234567 and 123456', ['123456', '1234567'])).toBe('codes [redacted] and [redacted]');
  });

  it('takes a secret that is a bare word out only where it is quoted', () => {
    expect(scrub("Value 'password' at 'password' failed", ['password'])).toBe(
      "Value '[redacted]' at '[redacted]' failed",
    );
    // Otherwise the message would tell that the password is "password".
    expect(scrub('Incorrect username or password.', ['password'])).toBe('Incorrect username or password.');
  });

  it('finds a secret that the message quotes as JSON', () => {
    expect(scrub('{"Password":"hun\\"ter\\\\2"}', ['hun"ter\\2'])).toBe('{"Password":"[redacted]"}');
  });

  it('is not led astray by empty strings and pattern characters', () => {
    expect(scrub("a $& b '' c", ['', '$&', 'a.b$1'])).toBe("a $& b '[redacted]' c");
  });
});
