import { type ReactElement, type ReactNode, useContext, useEffect, useRef } from 'react';
import { HasMoved } from './has-moved.ts';

/** The one `h1` of a view. Takes the focus when it comes by a step, so that the new step is read out from its top. */
export function Heading({ children }: { readonly children: ReactNode }): ReactElement {
  const element = useRef<HTMLHeadingElement>(null);
  const hasMoved = useContext(HasMoved);
  useEffect(() => {
    if (hasMoved()) element.current?.focus();
  }, [hasMoved]);
  return (
    <h1 tabIndex={-1} ref={element}>
      {children}
    </h1>
  );
}
