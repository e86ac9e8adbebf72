import { invalidParameter } from './exception.ts';

const PAGE_SIZE = 60;
const TOKEN = /^from-(\d+)$/;

/**
 * One page of a list. The token is opaque to clients; here it is the index of the next item.
 *
 * @throws InvalidParameterException for a token that this pool never issued
 */
export function page<T>(
  all: readonly T[],
  limit = PAGE_SIZE,
  token?: string,
): { items: readonly T[]; next: string | undefined } {
  const { from, size } = pageAt(limit, token);
  const end = from + size;
  return { items: all.slice(from, end), next: end < all.length ? pageToken(end) : undefined };
}

/**
 * Returns where a page of a list starts, and its maximum number of items.
 *
 * @throws InvalidParameterException for a token that this pool never issued
 */
export function pageAt(limit = PAGE_SIZE, token?: string): { from: number; size: number } {
  const from = token === undefined ? 0 : Number(TOKEN.exec(token)?.[1] ?? Number.NaN);
  if (Number.isNaN(from)) throw invalidParameter('Invalid pagination token.');
  return { from, size: limit || PAGE_SIZE };
}

export const pageToken = (from: number): string => `from-${from}`;
