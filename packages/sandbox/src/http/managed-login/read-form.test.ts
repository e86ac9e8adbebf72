import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';

const form = (body: string) => readForm(new Request('http://127.0.0.1:4599/login', { method: 'POST', body }));

test('a form is read up to 65,536 characters', async () => {
  const longest = `a=${'b'.repeat(65_534)}`;
  expect((await form(longest))?.get('a')).toHaveLength(65_534);
  expect(await form(`${longest}b`)).toBeUndefined();
});

test('its fields are decoded', async () => {
  expect(Object.fromEntries((await form('a=b+c&d=%26')) ?? [])).toEqual({ a: 'b c', d: '&' });
});
