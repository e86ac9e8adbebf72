import { SrpError } from './errors.ts';

/** @throws {@link SrpError} `invalid-input` or `too-long` */
export function checkLength(name: string, text: string, maxLength: number): void {
  if (typeof text !== 'string') throw new SrpError('invalid-input', `${name} must be a string.`);
  if (text.length > maxLength)
    throw new SrpError('too-long', `${name} is longer than ${maxLength} characters.`);
}
