import type { ComponentType } from 'react';
import { type LateOptions, late } from './late.tsx';

/** A file of components that is loaded once, and its components. */
export function lateChunk<Chunk>(load: () => Promise<Chunk>) {
  let loaded: Chunk | undefined;

  const fetchChunk = async (): Promise<Chunk> => {
    loaded = await load();
    return loaded;
  };

  /** Loads the file. After a failure the next call tries again. */
  const preload = async (): Promise<void> => {
    await fetchChunk();
  };

  /** A component of the file: rendered immediately if the file is already loaded. */
  const part = <Props extends object>(
    pick: (chunk: Chunk) => ComponentType<Props>,
    options?: Omit<LateOptions<Props>, 'now'>,
  ): ComponentType<Props> =>
    late(async () => pick(await fetchChunk()), { ...options, now: () => loaded && pick(loaded) });

  return { preload, part };
}
