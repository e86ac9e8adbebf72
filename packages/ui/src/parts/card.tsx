import { type FocusEvent, type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';

interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
  /** For the style of this one card. */
  readonly kind?: string;
  readonly status?: string;
}

/** A part of the page with a name of its own. It keeps the focus when the button that had it is gone. */
export function Card({ title, children, kind, status }: CardProps): ReactElement {
  const id = useId();
  const element = useRef<HTMLElement>(null);
  const focused = useRef<Element>(null);
  const note = ({ target }: FocusEvent) => {
    focused.current = target;
  };
  // After each change: what is gone says nothing of it, and who uses the keyboard would begin at the top of the page.
  useEffect(() => {
    if (focused.current?.isConnected !== false) return;
    focused.current = null;
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true });
  });
  return (
    <section
      className={kind === undefined ? 'lk-card' : `lk-card ${kind}`}
      data-status={status}
      ref={element}
      tabIndex={-1}
      onFocus={note}
      aria-labelledby={id}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
