import { type ReactElement, type ReactNode, useContext, useEffect, useRef } from 'react';
import { HasMoved } from './has-moved.ts';

export interface HeadingProps {
  readonly children: ReactNode;
  readonly id?: string | undefined;
  /** Whether it takes the focus when its step appears, so that the step is read out from the top. Default: true. */
  readonly arrive?: boolean | undefined;
}

/** The only `h1` of a view. */
export function Heading({ children, id, arrive = true }: HeadingProps): ReactElement {
  const element = useRef<HTMLHeadingElement>(null);
  const hasMoved = useContext(HasMoved);
  useEffect(() => {
    if (arrive && hasMoved()) element.current?.focus();
  }, [arrive, hasMoved]);
  return (
    <h1 className="lk-title" id={id} tabIndex={-1} ref={element}>
      {children}
    </h1>
  );
}
