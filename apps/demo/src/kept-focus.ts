/** `main` has no name: there is one in each page, with other content. */
const nameOf = (control: Element): string =>
  control.matches('main') ? '' : (control.getAttribute('aria-label') ?? control.textContent.trim());

/** Carries the focus over to a page that replaces the one before and has the same controls. */
export function keptFocus() {
  let kept: { readonly kind: string; readonly name: string } | null = null;
  return {
    /** Call it while the page before is still there. */
    leave(): void {
      const { activeElement: control } = document;
      kept = control?.matches('a, button, pre, main, h1')
        ? { kind: control.tagName, name: nameOf(control) }
        : null;
    },
    /** @param hasMoved - whether the new page is another step, whose heading takes the focus */
    arrive(hasMoved: boolean): void {
      if (kept === null) return;
      const { kind, name } = kept;
      const controls = [...document.querySelectorAll<HTMLElement>(hasMoved ? 'main h1' : kind)];
      const control = controls.find((one) => hasMoved || nameOf(one) === name);
      control?.focus({ preventScroll: true });
    },
  };
}
