import { type ReactElement, useState, useSyncExternalStore } from 'react';
import { Icon } from '../ui/icon.tsx';
import './messages.css';
import { createOutboxFeed } from './outbox-feed.ts';

interface MessagesProps {
  readonly control: string;
  readonly userPoolId: string;
}

/** The phone and the inbox of the demo: what the sandbox sends pops up here. No part of the product. */
export default function Messages({ control, userPoolId }: MessagesProps): ReactElement {
  const [feed] = useState(() => createOutboxFeed(control, userPoolId));
  const messages = useSyncExternalStore(feed.subscribe, feed.getMessages);
  return (
    <aside className="messages" aria-label="Messages from the sandbox" aria-live="polite">
      {messages.slice(0, 3).map(({ id, medium, destination, subject, code }) => (
        <article className="message" key={id}>
          <Icon name={medium === 'SMS' ? 'phone' : 'mail'} />
          <div>
            <p className="message-to">{destination}</p>
            <p>{subject}</p>
            <code>{code}</code>
          </div>
          <button className="message-close" type="button" onClick={() => feed.dismiss(id)}>
            Dismiss
          </button>
        </article>
      ))}
    </aside>
  );
}
