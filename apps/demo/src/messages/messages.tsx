import { type ReactElement, type ReactNode, useState, useSyncExternalStore } from 'react';
import { Message } from './message.tsx';
import './messages.css';
import { createOutboxFeed } from './outbox-feed.ts';

interface MessagesProps {
  readonly control: string;
  readonly userPoolId: string;
  /** Reaches the sandbox. Default: the browser's own. */
  readonly fetch?: typeof fetch;
  /** What else the phone shows, below the messages. */
  readonly children?: ReactNode;
}

/** The phone and the inbox of the demo: what the sandbox sends pops up here. No part of the product. */
export default function Messages({ control, userPoolId, fetch, children }: MessagesProps): ReactElement {
  const [feed] = useState(() => createOutboxFeed(control, userPoolId, fetch));
  const messages = useSyncExternalStore(feed.subscribe, feed.getMessages);
  return (
    <aside className="messages" aria-label="Messages from the sandbox" aria-live="polite">
      {messages.slice(0, 3).map(({ id, medium, destination, subject, code }) => (
        <Message
          key={id}
          icon={medium === 'SMS' ? 'phone' : 'mail'}
          from={destination}
          text={subject}
          code={code}
          onDismiss={() => feed.dismiss(id)}
        />
      ))}
      {children}
    </aside>
  );
}
