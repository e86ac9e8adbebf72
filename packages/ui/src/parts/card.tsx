import { type FocusEvent, type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';

interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
  /** For styling this card. */
  readonly kind?: string | undefined;
  readonly status?: string | undefined;
}

/** A named section of the page. It keeps the focus when the focused button is removed. */
export function Card({ title, children, kind, status }: CardProps): ReactElement {
  const id = useId();
  const element = useRef<HTMLElement>(null);
  const focused = useRef<Element>(null);
  const note = ({ target }: FocusEvent) => {
    focused.current = target;
  };
  // After each change: removed elements lose focus silently, and a keyboard user would start again at the top of the page.
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
