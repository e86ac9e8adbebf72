import type { ComponentType } from 'react';
import { type LateOptions, late } from './late.tsx';

/** A file of components that is loaded once, and the components in it. */
export function lateChunk<Chunk>(load: () => Promise<Chunk>) {
  let loaded: Chunk | undefined;

  /** Loads the file. A load that failed is tried again by the next call. */
  const preload = async (): Promise<Chunk> => {
    loaded = await load();
    return loaded;
  };

  /** A component of the file: shown at once where the file is there already. */
  const part = <Props extends object>(
    pick: (chunk: Chunk) => ComponentType<Props>,
    options?: Omit<LateOptions<Props>, 'now'>,
  ): ComponentType<Props> =>
    late(async () => pick(await preload()), { ...options, now: () => loaded && pick(loaded) });

  return { preload, part };
}
