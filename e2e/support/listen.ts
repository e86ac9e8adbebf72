import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  /** Without a path: `http://localhost:1234`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** A server on a free port of this computer. */
export async function listen(handle: RequestListener): Promise<Site> {
  const server = createServer(handle);
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  // A TCP server has an address object, not a pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
