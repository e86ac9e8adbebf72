import type { Auth } from '@latchkey/auth';
import type { Page, PageRequest } from '@latchkey/auth/account';
import { useAuthClient } from '@latchkey/react';
import { useCallback, useState } from 'react';
import { UNTRACKED } from './unless-untracked.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';

export interface Pages<Item> extends Omit<Loaded<unknown>, 'data'> {
  /** False until the first page has loaded. */
  readonly isLoaded: boolean;
  /** Whether there is something to show: not before the first answer, and not in a pool that keeps no such list. */
  readonly isShown: boolean;
  /** The items of all pages requested so far. */
  readonly items: readonly Item[];
  readonly hasMore: boolean;
  readonly more: () => void;
}

const SIZE = 5;

/** A list of the account, page by page. After a reload the same number of pages is shown. `list` must keep its identity. */
export function usePages<Item>(
  list: (auth: Auth, request: PageRequest) => Promise<Page<Item>>,
  key?: string | null,
): Pages<Item> {
  const auth = useAuthClient();
  const [count, setCount] = useState(1);
  const { data, fault, reload } = useLoaded(
    useCallback(() => readPages((request) => list(auth, request), count), [auth, list, count]),
    key,
  );
  return {
    isLoaded: data !== null,
    isShown: data !== UNTRACKED && (data ?? fault) !== null,
    items: data?.items ?? [],
    hasMore: data !== null && data.next !== null,
    more: () => setCount(count + 1),
    fault,
    reload,
  };
}

async function readPages<Item>(
  list: (request: PageRequest) => Promise<Page<Item>>,
  count: number,
): Promise<Page<Item>> {
  let page = await list({ size: SIZE });
  for (let read = 1; read < count && page.next !== null; read += 1) {
    const following = await list({ size: SIZE, next: page.next });
    page = { items: [...page.items, ...following.items], next: following.next };
  }
  return page;
}
