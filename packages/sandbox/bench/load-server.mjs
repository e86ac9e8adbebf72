// The sandbox of load.mjs, in a process of its own, so that its heap is its own. The numbers of grants and of steps of sign-ins
// are not public: their ids are noted as they come, and those that are still known are counted.
import { createSandbox } from '../dist/index.js';
import { serveSandbox } from '../dist/node/index.js';
import { PendingChallenges } from '../dist/sign-in/pending-challenges.js';
import { Grants } from '../dist/tokens/grants.js';

/** @type {{ all: Grants; eventId: string }[]} */
let grants = [];
/** @type {{ all: PendingChallenges; session: string }[]} */
let steps = [];

spy(Grants.prototype, 'add', (all, [grant]) => grants.push({ all, eventId: grant.eventId }));
spy(PendingChallenges.prototype, 'put', (all, _, { session }) => steps.push({ all, session }));

/**
 * @param {any} prototype
 * @param {string} name
 * @param {(all: any, args: any[], result: any) => void} note
 */
function spy(prototype, name, note) {
  const original = prototype[name];
  /** @param {any[]} args */
  prototype[name] = function (...args) {
    const result = original.apply(this, args);
    note(this, args, result);
    return result;
  };
}

const clients = Number(process.argv[2]);
const sandbox = await createSandbox({
  clients: [{ refreshTokenRotation: { feature: 'ENABLED' } }],
  customAuth: { rounds: [{ answer: 'brass' }] },
  users: Array.from({ length: clients }, (_, n) => ({
    username: `user${n}`,
    attributes: { email: `user${n}@example.com` },
  })),
});
const server = await serveSandbox(sandbox);
process.send?.({ endpoint: server.url, control: server.controlUrl, ClientId: sandbox.clientId });

process.on('message', () => {
  // Whatever is gone stays gone.
  grants = grants.filter(({ all, eventId }) => all.byEventId(eventId));
  steps = steps.filter(({ all, session }) => all.has(session));
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({
    journal: sandbox.journal.entries.length,
    outbox: sandbox.outbox.messages.length,
    grants: grants.length,
    steps: steps.length,
    heap: heapUsed,
    rss,
  });
});
process.on('disconnect', () => void server.close().then(() => process.exit()));
