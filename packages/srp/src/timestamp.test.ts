import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalTimestamp } from './server/timestamp.ts';
import { formatTimestamp } from './timestamp.ts';

describe('formatTimestamp', () => {
  test.each([
    [Date.UTC(2000, 1, 1, 3, 4, 5), 'Tue Feb 1 03:04:05 UTC 2000'],
    [Date.UTC(1970, 0, 1), 'Thu Jan 1 00:00:00 UTC 1970'],
    [Date.UTC(2024, 1, 29, 23, 59, 59, 999), 'Thu Feb 29 23:59:59 UTC 2024'],
    [Date.UTC(2030, 11, 31, 12), 'Tue Dec 31 12:00:00 UTC 2030'],
    [Date.UTC(1000, 0, 1), 'Wed Jan 1 00:00:00 UTC 1000'],
    [Date.UTC(9999, 11, 31, 23, 59, 59), 'Fri Dec 31 23:59:59 UTC 9999'],
  ])('writes %d as %s', (epochMilliseconds, expected) => {
    expect(formatTimestamp(epochMilliseconds)).toBe(expected);
  });

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    8.64e15 + 1,
    Date.UTC(10_000),
    Date.UTC(1000) - 1,
    Date.UTC(-1),
  ])('refuses %d', (epochMilliseconds) => {
    expect(() => formatTimestamp(epochMilliseconds)).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });
});

describe('canonicalTimestamp', () => {
  test('keeps the output of formatTimestamp as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (epochMilliseconds) => {
        const timestamp = formatTimestamp(epochMilliseconds);
        expect(canonicalTimestamp(timestamp)).toBe(timestamp);
      }),
    );
  });

  test.each([
    ['a day of two digits', 'Tue Feb 01 03:04:05 UTC 2000'],
    ['a wrong weekday', 'Mon Feb 1 03:04:05 UTC 2000'],
    ['the same zone by another name', 'Tue Feb 1 03:04:05 GMT 2000'],
  ])('understands %s and spells it its own way', (_, timestamp) => {
    expect(canonicalTimestamp(timestamp)).toBe('Tue Feb 1 03:04:05 UTC 2000');
  });

  test.each([
    '',
    '2000-02-01T03:04:05Z',
    'mar. févr. 1 03:04:05 UTC 2000',
    'Tue Fev 1 03:04:05 UTC 2000',
    'Tue Feb 1 3:04:05 UTC 2000',
    'Tue Feb 1 03:04:05 UTC 2000 ',
    ' Tue Feb 1 03:04:05 UTC 2000',
    'Tue Feb 1 03:04:05 CET 2000',
    'Tue Feb 1 03:04:05 UTC 0999',
  ])('refuses %j', (timestamp) => {
    expect(() => canonicalTimestamp(timestamp)).toThrow(
      expect.objectContaining({ code: 'malformed-timestamp' }),
    );
  });
});
