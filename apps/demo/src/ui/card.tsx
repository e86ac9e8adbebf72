import { type ReactElement, type ReactNode, useId } from 'react';

interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
  /** For the style of this one card. */
  readonly kind?: string;
  readonly status?: string;
}

/** A part of the page with a name of its own. */
export function Card({ title, children, kind, status }: CardProps): ReactElement {
  const id = useId();
  return (
    <section
      className={kind === undefined ? 'card' : `card ${kind}`}
      data-status={status}
      aria-labelledby={id}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
