import type { Outbox } from '@latchkey/sandbox';
import { expect } from '@playwright/test';

/** Waits for a new code to a name, address or number, other than `previous`. */
export async function codeSent(outbox: Outbox, recipient: string, previous?: string): Promise<string> {
  const latest = () => outbox.latest(recipient)?.code;
  await expect.poll(() => latest() !== undefined && latest() !== previous).toBe(true);
  return latest() ?? '';
}

/** A wrong code of the same length. */
export function wrong(code: string): string {
  return code.replace(/^./, (digit) => (digit === '9' ? '0' : '9'));
}
