/** The page at the other end of `?inspect` in tests: records its messages, word for word. */
import { createBrowserReceiver, type StatelyInspectionEvent } from '@statelyai/inspect';

declare global {
  interface Window {
    received?: StatelyInspectionEvent[];
  }
}

const received: StatelyInspectionEvent[] = [];
window.received = received;
createBrowserReceiver().subscribe((event) => received.push(event));
