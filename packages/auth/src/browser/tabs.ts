import type { Environment } from '../api.ts';
import type { News } from '../vault/session.ts';

/** Tells the other tabs that the stored session has changed: its generation or lineage, never what is in it. */
export interface Tabs {
  /** Whether there is a channel to the other tabs. */
  readonly isOpen: boolean;
  /** Null says nothing. */
  announce(news: News | null): void;
  listen(listener: (news: News) => void): () => void;
  close(): void;
}

export function openTabs({ openChannel }: Pick<Environment, 'openChannel'>, name: string): Tabs {
  const channel = openChannel && attempt(() => openChannel(name));
  return {
    isOpen: Boolean(channel),
    announce(news) {
      // It may be closed: what was under way when the page was given up ends later.
      if (news !== null) attempt(() => channel?.postMessage(news));
    },
    listen(listener) {
      const hear = ({ data }: MessageEvent<unknown>) => {
        if (isNews(data)) listener(data);
      };
      channel?.addEventListener('message', hear);
      return () => channel?.removeEventListener('message', hear);
    },
    close() {
      channel?.close();
    },
  };
}

/** Every script of the origin can post to the channel. */
export function isNews(data: unknown): data is News {
  const { ended, expired } = Object(data) as { ended?: unknown; expired?: unknown };
  return typeof data === 'number' || typeof ended === 'string' || typeof expired === 'number';
}

/** Browsers that block site data throw. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
