/** A pop-up, or a hidden iframe, showing another site. */
export interface Shown {
  readonly go: (url: string) => void;
  readonly close: () => void;
}

export const popupOf = (popup: Window | null): Shown | null =>
  popup && {
    go: (url) => popup.location.replace(url),
    close: () => popup.close(),
  };

/** Without a page there is no iframe, and nothing returns from it. */
export function frameIn(window: Window | null): Shown {
  const frame = window?.document.createElement('iframe');
  if (!window || !frame) return { go() {}, close() {} };
  frame.hidden = true;
  return {
    go(url) {
      frame.src = url;
      window.document.body.append(frame);
    },
    close: () => frame.remove(),
  };
}
