/**
 * BroadcastChannel among the tabs of one browser; messages are recorded for leak checks. As in browsers, a closed channel
 * hears nothing that is still on its way, and throws when it is asked to post.
 */
export class FakeChannels {
  readonly messages: unknown[] = [];
  readonly #open = new Set<FakeChannel>();

  open(name: string): BroadcastChannel {
    const channel = new FakeChannel(name, (data, from) => {
      this.messages.push(data);
      for (const other of this.#open) if (other !== from && other.name === name) other.deliver(data);
    });
    channel.onClose = () => this.#open.delete(channel);
    this.#open.add(channel);
    // The members that are used: postMessage, the message event, close.
    return channel as unknown as BroadcastChannel;
  }
}

class FakeChannel extends EventTarget {
  readonly name: string;
  onClose: () => void = () => {};
  #isClosed = false;
  readonly #post: (data: unknown, from: FakeChannel) => void;

  constructor(name: string, post: (data: unknown, from: FakeChannel) => void) {
    super();
    this.name = name;
    this.#post = post;
  }

  postMessage(data: unknown): void {
    if (this.#isClosed) throw new DOMException('The channel is closed.', 'InvalidStateError');
    this.#post(structuredClone(data), this);
  }

  deliver(data: unknown): void {
    queueMicrotask(() => {
      if (!this.#isClosed) this.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  close(): void {
    this.#isClosed = true;
    this.onClose();
  }
}
