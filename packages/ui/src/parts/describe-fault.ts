import type { Fault } from '@latchkey/auth';
import { fill } from '../words/fill.tsx';
import type { MessageWords } from '../words/words.ts';

/** The entry of a table that is keyed by what a server may have written. */
const at = (table: Readonly<Record<string, string>>, key: string | undefined): string | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

/**
 * What to say to the person: what happened and what to do next. Of the server's own words only the sentence that a Lambda trigger
 * wrote for the person is shown (`fault.message`).
 */
export function describeFault({ kind, code, reason, field, message }: Fault, words: MessageWords): string {
  if (message !== undefined) return message;
  if (field !== undefined && (reason === 'malformed' || reason === 'required')) {
    const table = words[reason];
    return at(table, field) ?? fill(table.other, { field: field.replace(/^custom:/, '') });
  }
  return at(words.reasons, reason) ?? at(words.codes, code) ?? words.kinds[kind];
}
