import { expect, it } from 'vitest';
import { pageAddress } from './page-address.ts';

it('keeps the settings, and drops those of managed login', () => {
  const page = 'http://localhost:5173/?scenario=google';
  expect(pageAddress(`${page}&code=a&state=b#/gallery`)).toBe(page);
  expect(pageAddress(`${page}&error=x&error_description=y&state=b`)).toBe(page);
});
