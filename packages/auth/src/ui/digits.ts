import { isString, requireArgument } from '../require-argument.ts';

/**
 * The digits of text typed or pasted into a code field: "123 456", "123-456" or a whole message.
 *
 * @throws AuthError `invalid-input`
 */
export function digitsOf(text: string): string {
  requireArgument(text, isString, 'text must be a string.');
  return text.normalize('NFKC').replace(/\D/gu, '');
}
