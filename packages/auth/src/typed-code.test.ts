import { expect, it } from 'vitest';
import { typedCode } from './typed-code.ts';

it.each([
  ['in groups', ' 123 456\n', '123456'],
  ['with no-break spaces', '123\u00a0456', '123456'],
  ['in full-width digits', '\uff11\uff12\uff13\uff14\uff15\uff16', '123456'],
  ['with other characters, which stay', '12-34 ab', '12-34ab'],
])('a code %s', (_, typed, code) => {
  expect(typedCode(typed)).toBe(code);
});
