/**
 * Types into a field of the page for the person, as a password manager does. The setter is the browser's own, so that a
 * field that React controls hears of it.
 */
export function fillIn(selector: string, text: string): boolean {
  const input = document.querySelector<HTMLInputElement>(`main ${selector}`);
  if (input === null) return false;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.focus();
  return true;
}

/** Where a code of a message or an app goes. */
export const CODE_FIELD = 'input[autocomplete="one-time-code"]';
