import { isNumber, isObject } from '../checks.ts';
import { requireArgument, takeOptions } from '../require-argument.ts';

/** The time of a gallery, in epoch milliseconds. @throws AuthError `invalid-input` */
export function galleryTime(options: { readonly now?: number }): number {
  requireArgument(options, isObject, 'options must be an object with "now", or left out.');
  const { now = Date.now() } = takeOptions(options, ['now']);
  requireArgument(now, isNumber, 'now must be a time in epoch milliseconds.');
  return now;
}
