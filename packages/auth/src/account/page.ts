import { textIn } from './answer.ts';

/** Which page of a list to fetch. */
export interface PageRequest {
  /** Maximum number of items on a page. */
  readonly size?: number;
  /** The `next` of the previous page. */
  readonly next?: string;
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Pass it to fetch the next page; null on the last one. */
  readonly next: string | null;
}

export const pageOf = <Item>(items: readonly Item[], next: string | undefined): Page<Item> => ({
  items,
  next: textIn(next),
});
