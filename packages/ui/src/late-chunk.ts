import type { ComponentType } from 'react';
import { type LateOptions, late } from './late.tsx';

/** A file of components that is loaded once, and the components in it. */
export function lateChunk<Chunk>(load: () => Promise<Chunk>) {
  let loaded: Chunk | undefined;

  const fetchChunk = async (): Promise<Chunk> => {
    loaded = await load();
    return loaded;
  };

  /** Loads the file. A load that failed is tried again by the next call. */
  const preload = async (): Promise<void> => {
    await fetchChunk();
  };

  /** A component of the file: shown at once where the file is there already. */
  const part = <Props extends object>(
    pick: (chunk: Chunk) => ComponentType<Props>,
    options?: Omit<LateOptions<Props>, 'now'>,
  ): ComponentType<Props> =>
    late(async () => pick(await fetchChunk()), { ...options, now: () => loaded && pick(loaded) });

  return { preload, part };
}
