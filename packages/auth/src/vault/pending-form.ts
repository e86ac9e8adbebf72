import type { PendingForm } from './pending-sign-in.ts';
import { readPending } from './read-pending.ts';
import { writePending } from './write-pending.ts';

/** For code that loads nothing late, as in a worker. */
export const pendingForm: PendingForm = { read: readPending, write: writePending };
