import { isNumber, isText } from '../checks.ts';
import { takeOptions } from '../require-argument.ts';
import { maybe } from '../state/take.ts';
import { textIn } from './output.ts';

/** Which page of a list to fetch. */
export interface PageRequest {
  /** Maximum number of items on a page. */
  readonly size?: number | undefined;
  /** The `next` of the previous page. */
  readonly next?: string | undefined;
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Pass it to fetch the next page; null on the last one. */
  readonly next: string | null;
}

/** @throws AuthError `invalid-input` */
export function takePage(request: PageRequest): { size: number | undefined; next: string | undefined } {
  const { size, next } = takeOptions(request, ['size', 'next']);
  return { size: maybe(size, isNumber) ?? undefined, next: maybe(next, isText) ?? undefined };
}

export const pageOf = <Item>(items: readonly Item[], next: string | undefined): Page<Item> => ({
  items,
  next: textIn(next),
});
