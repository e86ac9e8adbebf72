import { useAuth, useAuthClient } from '@latchkey/react';
import { type ReactElement, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { Busy } from './parts/busy.tsx';
import { Root } from './root.tsx';
import { type OwnViews, Views } from './views/views.tsx';
import { fillRich } from './words/fill.tsx';
import { useStepWords } from './words/use-steps.ts';

interface PageDialogProps {
  readonly views: OwnViews;
}

/**
 * The steps over the page of a user: of a step-up, or of signing in again after the session has expired. The page stays as it was, but
 * cannot be used meanwhile. Escape cancels a step-up; an expired session has nothing usable behind it.
 */
export function PageDialog({ views }: PageDialogProps): ReactElement {
  const { actions } = useAuthClient();
  const username = useAuth((state) => state.stepUp?.home.user.username ?? null);
  const isStepUp = username !== null;
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { stepUp: words } = useStepWords();

  // Before the effects of the step, whose heading or field takes the focus: a closed dialog cannot have it.
  useLayoutEffect(() => {
    const dialog = element.current;
    // In a picture of the page there is nothing to keep from use.
    if (dialog?.closest('[inert]')) dialog.show();
    else dialog?.showModal();
    // While it is in the page, so that the focus returns to the control that it was taken from.
    return () => dialog?.close();
  }, []);

  // Browsers close it on a second Escape, whatever the first one did.
  useEffect(() => {
    const dialog = element.current;
    const onClose = () => {
      if (!dialog?.isConnected || dialog.open) return;
      if (isStepUp) actions.cancel();
      // As long as there is a step, it is in front of the page.
      dialog.showModal();
    };
    dialog?.addEventListener('close', onClose);
    return () => dialog?.removeEventListener('close', onClose);
  }, [isStepUp, actions]);

  return (
    <dialog
      className="lk-dialog"
      ref={element}
      aria-labelledby={isStepUp ? id : undefined}
      aria-describedby={isStepUp ? `${id}-lead` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        if (isStepUp) actions.cancel();
      }}
    >
      <Root className="lk-inline">
        {isStepUp && (
          <header className="lk-over">
            <p className="lk-over-title" id={id}>
              {words.title}
            </p>
            <p className="lk-hint" id={`${id}-lead`}>
              {fillRich(words.lead, { username })}
            </p>
          </header>
        )}
        <div className="lk-main">
          <Views views={views} arrives={isStepUp} />
        </div>
        <Busy />
      </Root>
    </dialog>
  );
}
