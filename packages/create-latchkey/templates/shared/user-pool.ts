import { createSandbox } from '@latchkey/sandbox';
import { serveSandbox } from '@latchkey/sandbox/node';
import type { Plugin } from 'vite';
import { localPool, PORT } from './pool.ts';

/** Starts the local user pool with the dev server. */
export const userPool = (): Plugin => ({
  name: 'user-pool',
  apply: (_config, { command, mode }) => command === 'serve' && mode === 'development',
  async configureServer({ httpServer, config }) {
    const { controlUrl, close } = await serveSandbox(await createSandbox(localPool), { port: PORT });
    config.logger.info(`  Users, codes and calls of the local pool: ${controlUrl}`);
    httpServer?.once('close', () => void close());
  },
});
