import type { Environment } from '../api.ts';

/** Tells the other tabs that the stored session has changed: its generation, never what is in it. */
export interface Tabs {
  announce(generation: number): void;
  listen(listener: (generation: number) => void): () => void;
  close(): void;
}

export function openTabs({ openChannel }: Pick<Environment, 'openChannel'>, name: string): Tabs {
  const channel = openChannel?.(name);
  return {
    announce(generation) {
      channel?.postMessage(generation);
    },
    listen(listener) {
      const hear = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'number') listener(data);
      };
      channel?.addEventListener('message', hear);
      return () => channel?.removeEventListener('message', hear);
    },
    close() {
      channel?.close();
    },
  };
}
