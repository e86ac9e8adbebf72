import { type ReactElement, useEffect, useRef } from 'react';
import { Busy } from './parts/busy.tsx';
import { Root } from './root.tsx';
import { type OwnViews, Views } from './views/views.tsx';

interface ReturningProps {
  readonly views: OwnViews;
}

/** The sign-in over the page of a user whose session has expired: the page stays as it was, but cannot be used meanwhile. */
export function Returning({ views }: ReturningProps): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    const open = () => {
      if (dialog.isConnected && !dialog.open) dialog.showModal();
    };
    open();
    // Browsers close it on a second Escape, but there is nothing usable behind it yet.
    dialog.addEventListener('close', open);
    return () => dialog.removeEventListener('close', open);
  }, []);
  return (
    <dialog className="lk-dialog" ref={element} onCancel={(event) => event.preventDefault()}>
      <Root className="lk-inline">
        <div className="lk-main">
          <Views views={views} />
        </div>
        <Busy />
      </Root>
    </dialog>
  );
}
