import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { listen } from './listen.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves a folder like a static host, below `base`: `/guide/start` is guide/start.html. */
export async function serveFolder(
  folder: URL,
  base = '/',
): Promise<{ url: string; close: () => Promise<void> }> {
  const { origin, close } = await listen(({ url = '/' }, response) => {
    const file = fileOf(new URL(url, 'http://localhost').pathname, base);
    readFile(new URL(file, folder)).then(
      (body) => {
        response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
        response.end(body);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  return { url: `${origin}${base}`, close };
}

function fileOf(pathname: string, base: string): string {
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : 'none';
  if (path === '' || path.endsWith('/')) return `${path}index.html`;
  return extname(path) === '' ? `${path}.html` : path;
}
