import { createTestAuth, type TestAuth } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { Authenticator } from '@latchkey/ui';
import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { views } from '../views/index.ts';
import type { Card } from './card.ts';
import { inTurn } from './in-turn.ts';
import { onceNear } from './once-near.ts';

/** A picture of a state: real, but neither usable nor read out. There are hundreds, so each renders when it is near the window. */
export function Picture({ card }: { readonly card: Card }): ReactElement {
  const [auth, setAuth] = useState<TestAuth | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let callOff = () => {};
    const stop = onceNear(frame.current, () => {
      callOff = inTurn(() => setAuth(createTestAuth(card.state)));
    });
    return () => {
      stop();
      callOff();
    };
  }, [card]);
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
    let callOff = () => {};
    // Each attempt costs a layout, so the pictures take turns. Only the first one has nothing to show meanwhile.
    const fitLater = () => {
      callOff();
      callOff = inTurn(() => fit(current));
    };
    // Observes the frame, whose size does not depend on its content.
    const resized = new ResizeObserver(fitLater);
    resized.observe(current);
    // Some parts of a view appear after the view.
    const changed = new MutationObserver(fitLater);
    changed.observe(current, { childList: true, subtree: true });
    return () => {
      callOff();
      resized.disconnect();
      changed.disconnect();
    };
  }, [frame]);
  return null;
}

function fit(frame: HTMLElement): void {
  const { firstElementChild: picture } = frame;
  if (picture === null) return;
  const fits = (scale: number) => {
    frame.style.setProperty('--scale', String(scale));
    // A smaller scale makes more room in both directions, and the view may use columns: it is measured again.
    return picture.getBoundingClientRect().height <= frame.clientHeight;
  };
  // Each attempt costs a layout: a binary search needs three or four.
  let [low, high] = [0, scales.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(scales[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  fits(scales[low] ?? 0);
  frame.dataset.fitted = '';
}
