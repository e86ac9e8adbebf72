import { describe, expect, it } from 'vitest';
import { flaws } from '../../../test/flaws.ts';
import { isCheckedRequest } from './checked-request.ts';

describe('a checked request', () => {
  const sample = {
    parameters: { lang: 'de' },
    frame: true,
    maxAge: 60,
    remember: 'session',
    returnTo: '/notes',
    data: '{}',
  };

  it('is one, also without what may be missing', () => {
    expect(isCheckedRequest(sample)).toBe(true);
    expect(isCheckedRequest({ ...sample, maxAge: null, returnTo: null, data: null })).toBe(true);
  });

  it('is rejected with any one thing wrong', () => {
    const taken = flaws(sample, ['.parameters'], ['.maxAge', '.returnTo', '.data']).filter(([, flawed]) =>
      isCheckedRequest(flawed),
    );
    expect(taken.map(([what]) => what)).toEqual([]);
  });

  it.each([
    ['returnTo', 2_048],
    ['data', 10_000],
  ])('has a %s of at most %i characters', (name, most) => {
    expect(isCheckedRequest({ ...sample, [name]: 'x'.repeat(most) })).toBe(true);
    expect(isCheckedRequest({ ...sample, [name]: 'x'.repeat(most + 1) })).toBe(false);
  });
});
