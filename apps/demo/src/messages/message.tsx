import { Icon } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';
import { CODE_FIELD, fillIn } from '../scenarios/fill-in.ts';

interface MessageProps {
  readonly icon: string;
  readonly from: string;
  readonly text: string;
  readonly code: string;
  /** Without it, the message cannot be dismissed. */
  readonly onDismiss?: () => void;
}

/** A notification, like on a phone: the code can be put straight into the page. */
export function Message({ icon, from, text, code, onDismiss }: MessageProps): ReactElement {
  return (
    <article className="message">
      <span className="message-icon">
        <Icon path={icon} />
      </span>
      <div>
        <p className="message-from">{from}</p>
        <p>{text}</p>
        <code>{code}</code>
      </div>
      <div className="message-ways">
        <button
          type="button"
          onClick={() => {
            if (fillIn(CODE_FIELD, code)) onDismiss?.();
          }}
        >
          Fill in
        </button>
        {onDismiss && (
          <button type="button" onClick={onDismiss}>
            Dismiss
          </button>
        )}
      </div>
    </article>
  );
}
