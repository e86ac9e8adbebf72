import { textIn } from './answer.ts';

/** What of a list is wanted. */
export interface PageRequest {
  /** Items a page at most. */
  readonly size?: number;
  /** The `next` of the page before. */
  readonly next?: string;
}

/** A part of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** For the page that follows; null on the last one. */
  readonly next: string | null;
}

export const pageOf = <Item>(items: readonly Item[], next: string | undefined): Page<Item> => ({
  items,
  next: textIn(next),
});
