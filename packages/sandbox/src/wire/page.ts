import { invalidParameter } from './exception.ts';

const PAGE_SIZE = 60;
const TOKEN = /^from-(\d+)$/;

/**
 * One page of a list. The token is opaque to clients; here it is the index of the next item.
 *
 * @throws InvalidParameterException for a token that this pool never gave
 */
export function page<T>(
  all: readonly T[],
  limit = PAGE_SIZE,
  token?: string,
): { items: readonly T[]; next: string | undefined } {
  const start = token === undefined ? 0 : Number(TOKEN.exec(token)?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) throw invalidParameter('Invalid pagination token.');
  const end = start + (limit || PAGE_SIZE);
  return { items: all.slice(start, end), next: end < all.length ? `from-${end}` : undefined };
}
