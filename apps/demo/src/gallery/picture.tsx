import { createTestAuth, type TestAuth } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { Authenticator } from '@latchkey/ui';
import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { views } from '../views/index.ts';
import type { Card } from './card.ts';
import { inTurn } from './in-turn.ts';

/** A picture of a state: real, but neither usable nor read out. There are hundreds, so each renders in its turn. */
export function Picture({ card }: { readonly card: Card }): ReactElement {
  const [auth, setAuth] = useState<TestAuth | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => inTurn(() => setAuth(createTestAuth(card.state))), [card]);
  return (
    <div className="gallery-picture" inert ref={frame}>
      {auth && (
        <div className="gallery-scaled">
          <AuthProvider auth={auth}>
            <Authenticator layout="inline" theme="inherit" views={views} faultCodes />
            <Fit frame={frame} />
          </AuthProvider>
        </div>
      )}
    </div>
  );
}

/** Largest first. */
const scales = [0.5, 0.46, 0.42, 0.38, 0.34, 0.3, 0.26, 0.22, 0.19];

/** Scales the view so that it fits completely. Rendered beside the view, so that this can be measured. */
function Fit({ frame }: { readonly frame: RefObject<HTMLDivElement | null> }): null {
  useEffect(() => {
    const { current } = frame;
    if (current === null) return;
    // Observes the frame, whose size does not depend on its content.
    const resized = new ResizeObserver(() => fit(current));
    resized.observe(current);
    // Some parts of a view appear after the view.
    const changed = new MutationObserver(() => fit(current));
    changed.observe(current, { childList: true, subtree: true });
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, [frame]);
  return null;
}

function fit(frame: HTMLElement): void {
  const { firstElementChild: picture } = frame;
  if (picture === null) return;
  for (const scale of scales) {
    frame.style.setProperty('--scale', String(scale));
    // A smaller scale makes more room in both directions, and the view may use columns: it is measured again.
    if (picture.getBoundingClientRect().height <= frame.clientHeight) return;
  }
}
