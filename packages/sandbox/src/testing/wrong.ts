/** Another code of the same length: only its last digit differs. */
export function wrong(code: string): string {
  return `${code.slice(0, -1)}${(Number(code.slice(-1)) + 1) % 10}`;
}
