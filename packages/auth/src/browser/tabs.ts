import type { Environment } from '../api.ts';
import type { News } from '../vault/session.ts';
import { attempt } from './attempt.ts';

/** Announces to other tabs that the stored session or the device has changed, or a refresh begins: never their content. */
export interface Tabs {
  /** Whether there is a channel to the other tabs. */
  readonly isOpen: boolean;
  /** Does nothing for null. */
  announce(news: News | null): void;
  listen(listener: (news: News) => void): () => void;
  close(): void;
}

export function openTabs({ openChannel }: Pick<Environment, 'openChannel'>, name: string): Tabs {
  const channel = openChannel && attempt(() => openChannel(name));
  return {
    isOpen: Boolean(channel),
    announce(news) {
      // The channel may be closed: pending work can end after the page has been given up.
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

/** Any script of the origin can post to the channel. */
export function isNews(data: unknown): data is News {
  const { ended, begun, device } = Object(data) as Partial<Record<'ended' | 'begun' | 'device', unknown>>;
  return (
    typeof data === 'number' || typeof begun === 'number' || typeof ended === 'string' || device === true
  );
}
