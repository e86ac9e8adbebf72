const LIVE = '[role="alert"], [role="status"], [aria-live]:not([aria-live="off"])';
const QUIET = '[aria-live="off"]';

const textsOf = (ids: string | null) =>
  (ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');

/** What is read out of an element that gets the focus: its name and its description. */
function nameOf(element: Element): string {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const named = textsOf(element.getAttribute('aria-labelledby')).concat(
    element.getAttribute('aria-label') ?? '',
    labels.map(({ textContent }) => textContent),
  );
  const described = textsOf(element.getAttribute('aria-describedby'));
  const hasName = element instanceof HTMLInputElement || named.some((name) => name !== '');
  return [...named, hasName ? '' : element.textContent, ...described].join(' ');
}

/** The text of a live region without what is not announced in it. */
function spokenIn(region: Element): string {
  const copy = region.cloneNode(true) as Element;
  for (const quiet of copy.querySelectorAll(QUIET)) quiet.remove();
  return copy.textContent;
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * Listens to the page as a screen reader does: to each change of a live region, to each element that gets the focus, and to the
 * name of the section that the focus enters with that.
 *
 * @param unheard - what is left out, such as that a request runs
 */
export function listen(unheard: readonly string[] = []) {
  let heard: string[] = [];
  const last = new WeakMap<Element, string>();
  const say = (text: string) => {
    if (text !== '' && !unheard.includes(text)) heard.push(text);
  };
  const regions = () => {
    for (const region of document.querySelectorAll(LIVE)) {
      if (region.parentElement?.closest(LIVE)) continue;
      const text = tidy(spokenIn(region));
      if (text === (last.get(region) ?? '')) continue;
      last.set(region, text);
      say(text);
    }
  };
  let region: Element | null = null;
  const focused = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    const around = target.closest('section[aria-labelledby], dialog');
    const entered =
      around !== region && around !== target ? textsOf(around?.getAttribute('aria-labelledby') ?? '') : [];
    region = around;
    say(tidy([...entered, nameOf(target)].join(' ')));
  };
  const observer = new MutationObserver(regions);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  document.addEventListener('focusin', focused);
  return {
    /** What was heard since the last call. */
    heard(): string[] {
      const texts = heard;
      heard = [];
      return texts;
    },
    stop(): void {
      observer.disconnect();
      document.removeEventListener('focusin', focused);
    },
  };
}
