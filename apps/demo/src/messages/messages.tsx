import { laterIcons } from '@latchkey/ui/parts';
import { type ReactElement, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { Message } from './message.tsx';
import './messages.css';
import { createOutboxFeed } from './outbox-feed.ts';

interface MessagesProps {
  readonly control: string;
  readonly userPoolId: string;
  /** Calls the sandbox. Default: the browser's own. */
  readonly fetch?: typeof fetch;
  /**
   * Dismisses all messages so far when it becomes true. If it is false from the start, as after a reload in the middle of a
   * step, the newest earlier message is shown.
   */
  readonly isOver?: boolean;
  /** Further content of the phone, below the messages. */
  readonly children?: ReactNode;
}

/** The phone and the inbox of the demo: messages from the sandbox pop up here. Not part of the product. */
export default function Messages({
  control,
  userPoolId,
  fetch,
  isOver = false,
  children,
}: MessagesProps): ReactElement {
  const [feed] = useState(() => createOutboxFeed(control, userPoolId, fetch));
  const messages = useSyncExternalStore(feed.subscribe, feed.getMessages);
  const newest = messages[0];
  useEffect(() => {
    if (isOver) feed.putAway();
  }, [isOver, feed]);
  return (
    <aside className="messages" aria-label="Messages from the sandbox">
      {/* Once a message, and without the names of its buttons. */}
      <p className="lk-hidden" role="status">
        {newest && `New message for ${newest.destination}: ${newest.subject} ${newest.code}`}
      </p>
      {messages.slice(0, 3).map(({ id, medium, destination, subject, code }) => (
        <Message
          key={id}
          icon={medium === 'SMS' ? laterIcons.phone : laterIcons.mail}
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
