import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import * as v from 'valibot';
import { CONTROL_PATH, createControl } from '../control-api/control-api.ts';
import { ConnectionDropped } from '../http/connection-dropped.ts';
import { isLoopbackHost } from '../http/loopback.ts';
import { document } from '../http/responses.ts';
import { checkOptions } from '../options.ts';
import type { Sandbox } from '../sandbox.ts';
import { DataFile } from './data-file.ts';
import { discardRest } from './discard-rest.ts';
import { HOST_NAME_RULE, hostNameOf, isHostName } from './host-name.ts';

const HOSTNAME = '127.0.0.1';
const HIGHEST_PORT = 65_535;

export interface ServeOptions {
  /** TCP port; 0, the default, picks a free one. */
  readonly port?: number | undefined;
  /** Address to listen on; 127.0.0.1, the default, only serves this machine. In a container: `0.0.0.0`. */
  readonly host?: string | undefined;
  /** Additional host names for calls to the API, such as that of a container. They do not work for the control API. */
  readonly allowedHosts?: readonly string[] | undefined;
  /**
   * A file for the sandbox's snapshot, written after each change and at the end. It is not read: pass its text to
   * `createSandbox` as `snapshot`.
   */
  readonly data?: string | undefined;
}

/** A sandbox on a port of the loopback interface. */
export interface SandboxServer {
  /** The endpoint for clients, which is also `sandbox.endpoint` from now on. */
  readonly url: string;
  /** URL of the control API and its page. */
  readonly controlUrl: string;
  /** Stops listening and closes open connections. */
  close(): Promise<void>;
}

/** Thrown if the port cannot be used, usually because it is taken, or if the data file cannot be written. */
export class SandboxServeError extends Error {
  readonly code: 'cannot-listen' | 'cannot-save';

  constructor(code: SandboxServeError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const serveOptions = v.strictObject({
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HIGHEST_PORT)), 0),
  // Without an address Node would listen on all of them.
  host: v.optional(v.pipe(v.string(), v.minLength(1)), HOSTNAME),
  allowedHosts: v.optional(v.array(v.pipe(v.string(), v.check(isHostName, `Member ${HOST_NAME_RULE}`))), []),
  data: v.optional(v.pipe(v.string(), v.minLength(1))),
});

// Methods that do not change the content of a data file.
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/**
 * How long an idle connection stays open, in milliseconds. Node's 5 seconds are less than a busy machine may stall: a client
 * would send its next request into a connection that is just being closed.
 */
const KEEP_ALIVE = 75_000;
const NOT_LOOPBACK = { code: 'not-loopback', message: 'The sandbox only serves this machine.' };

/**
 * Serves a sandbox over HTTP, by default on 127.0.0.1.
 *
 * @throws {@link SandboxServeError}, or SandboxOptionsError for invalid options
 */
export async function serveSandbox(sandbox: Sandbox, options: ServeOptions = {}): Promise<SandboxServer> {
  const { port, host, allowedHosts, data } = checkOptions(serveOptions, options);
  const control = createControl(sandbox);
  const file = data === undefined ? undefined : await openDataFile(data, sandbox);
  const reportOnce = reporter(data ?? '');
  const answer = async (
    request: Request,
    { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  ): Promise<Response> => {
    // With a name rebound to 127.0.0.1, a foreign page would be same-origin with this server.
    if (!isOurs(headers.host, allowedHosts)) return document(NOT_LOOPBACK, 403);
    const { pathname } = new URL(request.url);
    const isControl = pathname === CONTROL_PATH || pathname.startsWith(`${CONTROL_PATH}/`);
    try {
      return await (isControl ? control(request) : sandbox.fetch(request));
    } catch (error) {
      if (!(error instanceof ConnectionDropped)) throw error;
      socket.destroy();
      return new Response(null);
    } finally {
      // Before the response: a client must not hold tokens that a crash would take back.
      if (!READS.has(request.method)) await file?.save().catch(reportOnce);
    }
  };
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    serverOptions: { keepAliveTimeout: KEEP_ALIVE },
    async fetch(request, { incoming }) {
      const response = await answer(request, incoming);
      // Such as the rest of a body that was too long.
      if (!(await discardRest(incoming))) response.headers.set('connection', 'close');
      return response;
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: Error) =>
      reject(new SandboxServeError('cannot-listen', `Cannot listen on ${host}:${port}: ${error.message}`)),
    );
    server.listen(port, host, resolve);
  }).catch(async (error: unknown) => {
    await file?.close();
    throw error;
  });
  let closing: Promise<void> | undefined;
  const url = `http://${HOSTNAME}:${(server.address() as AddressInfo).port}/`;
  sandbox.endpoint = url;
  return {
    url,
    controlUrl: new URL(CONTROL_PATH, url).href,
    close() {
      // Ctrl-C is often followed by a SIGTERM from the parent process: the server closes once, and all callers wait for it.
      closing ??= new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }).then(() => file?.close());
      return closing;
    },
  };
}

function isOurs(hostHeader: string | undefined, allowed: readonly string[]): boolean {
  if (isLoopbackHost(hostHeader)) return true;
  const name = hostNameOf(hostHeader ?? '');
  return allowed.some((host) => host.toLowerCase() === name);
}

async function openDataFile(path: string, sandbox: Sandbox): Promise<DataFile> {
  try {
    return await DataFile.open(path, sandbox);
  } catch (error) {
    throw new SandboxServeError('cannot-save', `Cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** Reports a file that cannot be written any more, such as on a full disk, once for each reason. */
function reporter(path: string): (error: unknown) => void {
  const reported = new Set<string>();
  return (error) => {
    const reason = reasonOf(error);
    if (reported.has(reason)) return;
    reported.add(reason);
    process.emitWarning(`Cannot write ${path}: ${reason}. A restart would lose what has changed since.`);
  };
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'unknown reason';
