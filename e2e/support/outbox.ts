import type { Outbox } from '@latchkey/sandbox';
import { expect } from '@playwright/test';

/** The newest code that was sent to a name, address or number, as soon as it is there and other than `previous`. */
export async function codeSent(outbox: Outbox, recipient: string, previous?: string): Promise<string> {
  const latest = () => outbox.latest(recipient)?.code;
  await expect.poll(() => latest() !== undefined && latest() !== previous).toBe(true);
  return latest() ?? '';
}

/** A code of the same length that is not it. */
export function wrong(code: string): string {
  return code.replace(/^./, (digit) => (digit === '9' ? '0' : '9'));
}
