import type { Fault } from '@latchkey/auth';
import { fill } from '../words/fill.tsx';
import type { MessageWords } from '../words/words.ts';

/** Looks up a key that may come from a server. */
const at = (table: Readonly<Record<string, string>>, key: string | undefined): string | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

/**
 * Describes a fault to the person: what happened and what to do next. The only server text shown is the sentence that a
 * Lambda trigger wrote for the person (`fault.message`).
 */
export function describeFault({ kind, code, reason, field, message }: Fault, words: MessageWords): string {
  if (message !== undefined) return message;
  if (field !== undefined && (reason === 'malformed' || reason === 'required')) {
    const table = words[reason];
    return at(table, field) ?? fill(table.other, { field: field.replace(/^custom:/, '') });
  }
  // The text of an exception is for its usual reason, such as a wrong value in the form: not for a mistake of the app.
  const isOfApp = kind === 'configuration' && reason;
  return at(words.reasons, reason) ?? at(words.codes, isOfApp || code) ?? words.kinds[kind];
}
