import { BoundedList } from './bounded-list.ts';

/** The reason for a message. */
export type MessagePurpose =
  | 'sign-up'
  | 'resend'
  | 'forgot-password'
  | 'verify-attribute'
  | 'invitation'
  | 'mfa'
  | 'sign-in';

/** An email or text message that the pool would have sent. */
export interface OutboxMessage {
  /** Starts at 1 in each pool. */
  readonly id: number;
  /** Milliseconds since the epoch, by the pool's clock. */
  readonly at: number;
  readonly medium: 'EMAIL' | 'SMS';
  /** The full address or number. */
  readonly destination: string;
  readonly username: string;
  readonly purpose: MessagePurpose;
  /** The code, or the temporary password of an invitation. */
  readonly code: string;
  readonly subject: string;
  readonly body: string;
}

/** The messages that a mail server or a phone would get, up to a limit: the oldest are removed first. */
export class Outbox {
  readonly #messages: BoundedList<OutboxMessage>;
  #count = 0;

  constructor(limit: number) {
    this.#messages = new BoundedList(limit);
  }

  /** Oldest first. */
  get messages(): readonly OutboxMessage[] {
    return this.#messages.items;
  }

  /** The newest message to a username, email address or phone number. */
  latest(recipient: string): OutboxMessage | undefined {
    const wanted = recipient.toLowerCase();
    return this.messages.findLast(({ username, destination }) =>
      [username.toLowerCase(), destination.toLowerCase()].includes(wanted),
    );
  }

  /** @internal */
  deliver(message: Omit<OutboxMessage, 'id'>): void {
    this.#count += 1;
    this.#messages.add({ id: this.#count, ...message });
  }

  clear(): void {
    this.#messages.clear();
    this.#count = 0;
  }
}
