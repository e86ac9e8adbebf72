import { serveFolder } from './static-server.ts';

/** Serves the built docs. */
export const serveDocs = () => serveFolder(new URL('../../apps/docs/dist/', import.meta.url), '/latchkey/');
