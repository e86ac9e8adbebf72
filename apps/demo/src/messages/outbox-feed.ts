/** A message that the sandbox would have sent (the part of its outbox that is shown here). */
export interface OutboxMessage {
  readonly id: number;
  readonly medium: 'EMAIL' | 'SMS';
  readonly destination: string;
  readonly subject: string;
  readonly code: string;
}

export interface OutboxFeed {
  /**
   * The newest message from before the page was opened, and all later ones; newest first. The same array until one arrives.
   */
  readonly getMessages: () => readonly OutboxMessage[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly dismiss: (id: number) => void;
  /** Dismisses all messages so far. */
  readonly putAway: () => void;
}

const INTERVAL = 1_500;

/** Polls the sandbox for new messages, while there are listeners and the page is visible. */
export function createOutboxFeed(
  control: string,
  userPoolId: string,
  fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init),
): OutboxFeed {
  const address = `${control.replace(/\/$/, '')}/pools/${encodeURIComponent(userPoolId)}/outbox`;
  const listeners = new Set<() => void>();
  const dismissed = new Set<number>();
  let messages: readonly OutboxMessage[] = [];
  /** Messages up to this id are hidden. */
  let start: number | null = null;
  /** Whether somebody may be waiting for a message sent before the first response. */
  let isAwaited = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (next: readonly OutboxMessage[]) => {
    if (next.length === messages.length && next.every(({ id }, index) => id === messages[index]?.id)) return;
    messages = next;
    for (const listener of listeners) listener();
  };

  const ask = async () => {
    if (!document.hidden) {
      const all = await fetchMessages(address, fetch);
      if (all !== null) {
        const newest = Math.max(0, ...all.map(({ id }) => id));
        // A sandbox that was reset counts from 1 again.
        if (start === null) start = isAwaited ? newest - 1 : newest;
        else if (newest < start) start = newest;
        const since = start;
        show(all.filter(({ id }) => id > since && !dismissed.has(id)).toReversed());
      }
    }
    if (listeners.size > 0) timer = setTimeout(() => void ask(), INTERVAL);
  };

  return {
    getMessages: () => messages,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) void ask();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    dismiss(id) {
      dismissed.add(id);
      show(messages.filter((message) => message.id !== id));
    },
    putAway() {
      isAwaited = false;
      for (const { id } of messages) dismissed.add(id);
      show([]);
    },
  };
}

async function fetchMessages(
  address: string,
  fetch: typeof globalThis.fetch,
): Promise<readonly OutboxMessage[] | null> {
  try {
    const response = await fetch(address);
    // The sandbox's control API has this shape; it is a developer tool, and trusted.
    return response.ok ? ((await response.json()) as OutboxMessage[]) : null;
  } catch {
    // Stopped or restarting: asked again next time.
    return null;
  }
}
