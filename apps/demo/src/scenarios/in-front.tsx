import { useAuth } from '@latchkey/react';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Keeps its children usable: an open dialog, such as that of a step-up, leaves nothing outside of it in reach. */
export function InFront({ children }: { readonly children: ReactNode }): ReactElement {
  const isStepUp = useAuth(({ stepUp }) => stepUp !== undefined);
  // An element that moves with its content, which would begin anew in another one.
  const [holder] = useState(() => document.createElement('div'));
  useEffect(() => {
    const place = () => {
      const parent = document.querySelector('dialog[open]') ?? document.body;
      if (holder.parentElement !== parent) parent.append(holder);
    };
    place();
    if (!isStepUp) return undefined;
    // The dialog may open later, when its code is there.
    const observer = new MutationObserver(place);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['open'] });
    return () => observer.disconnect();
  }, [holder, isStepUp]);
  useEffect(() => () => holder.remove(), [holder]);
  return createPortal(children, holder);
}
