import type { Page } from '@playwright/test';

/** WCAG 2.2, 2.5.5. */
const SIZE = 44;

/**
 * Returns what can be pressed and is smaller than 44 px in either direction, measured by what a finger would hit: a link may cover
 * more than its text, and a label belongs to its field. Links inside a sentence are as high as their line (2.5.8, "Inline").
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((size) => {
    const half = size / 2 - 0.5;
    const roots: (Document | ShadowRoot)[] = [document];
    for (const { shadowRoot } of document.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    const isInSentence = (control: Element) =>
      control.matches('a') &&
      [...(control.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
    return roots.flatMap((root) => {
      const dialog = root.querySelector('dialog[open]');
      const controls = [
        ...(dialog ?? root).querySelectorAll<HTMLElement>(
          'a[href], button, input:not([type="hidden"]), select, textarea, summary',
        ),
      ];
      return (
        controls
          .filter((control) => control.checkVisibility() && control.closest('[inert]') === null)
          .filter((control) => !isInSentence(control))
          // Seen only while it has the focus.
          .filter((control) => getComputedStyle(control).clipPath === 'none')
          .filter((control) => {
            control.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, top, width, height } = control.getBoundingClientRect();
            const [x, y] = [left + width / 2, top + height / 2];
            const label = control.closest('label');
            const isHit = ([dx, dy]: readonly [number, number]) => {
              const hit = root.elementFromPoint(x + dx, y + dy);
              return hit !== null && (control.contains(hit) || (label?.contains(hit) ?? false));
            };
            const around = [
              [-half, 0],
              [half, 0],
              [0, -half],
              [0, half],
            ] as const;
            return (width < size || height < size) && !around.every(isHit);
          })
          .map((control) => {
            const { width, height } = control.getBoundingClientRect();
            return `${Math.round(width)} x ${Math.round(height)} ${control.outerHTML.slice(0, 140)}`;
          })
      );
    });
  }, SIZE);
}
