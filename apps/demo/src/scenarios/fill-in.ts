/**
 * Types into a field of the page for the person, like a password manager. Uses the browser's own setter, so that React
 * notices the change.
 */
export function fillIn(selector: string, text: string): boolean {
  const input = document.querySelector<HTMLInputElement>(`main ${selector}`);
  if (input === null) return false;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.focus();
  return true;
}

/** The field for a code from a message or an app. */
export const CODE_FIELD = 'input[autocomplete="one-time-code"]';
