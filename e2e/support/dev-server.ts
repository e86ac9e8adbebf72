import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../../apps/examples/react', import.meta.url));

const html =
  '<!doctype html><title>App</title><div id="root"></div><script type="module" src="/page.js"></script>';

export interface DevServer {
  readonly url: string;
  /** Replaces the module of the page, as saving its file does. */
  replace(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves a page with one module by Vite's dev server, with hot module replacement and React's development build.
 *
 * @param cacheDir - for the dependencies that Vite bundles
 */
export async function startDevServer(module: string, cacheDir: string): Promise<DevServer> {
  const server = await createServer({
    configFile: false,
    root,
    cacheDir,
    logLevel: 'error',
    appType: 'custom',
    // As in an app that has installed the packages.
    optimizeDeps: {
      include: ['@latchkey/auth/managed-login', 'react', 'react-dom/client'],
      noDiscovery: true,
    },
    server: { host: 'localhost', port: 0, watch: null },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === '/page.js' ? id : null),
        load: (id) => (id === '/page.js' ? module : null),
        configureServer: (dev) => () => {
          dev.middlewares.use((request, response, next) => {
            dev.transformIndexHtml(request.url ?? '/', html).then((page) => {
              response.setHeader('content-type', 'text/html');
              response.end(page);
            }, next);
          });
        },
      },
    ],
  });
  await server.listen();
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async replace() {
      const page = await server.moduleGraph.getModuleByUrl('/page.js');
      if (!page) throw new Error('The page was not loaded.');
      await server.reloadModule(page);
    },
    close: () => server.close(),
  };
}
