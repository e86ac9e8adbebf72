import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Regions with Cognito user pools (AWS General Reference, "Amazon Cognito Identity endpoints"). */
const REGIONS = [
  'af-south-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

const POLICY = {
  'default-src': ["'none'"],
  // SRP computes its powers with WebAssembly.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'"],
  // Cognito itself, and the sandbox, which only listens on loopback.
  'connect-src': [
    "'self'",
    'http://localhost:*',
    'http://127.0.0.1:*',
    ...REGIONS.map((region) => `https://cognito-idp.${region}.amazonaws.com`),
  ],
  // The sandbox of the showcase.
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  // Returns the URL of that worker, and nothing else (src/showcase/worker-link.ts).
  'trusted-types': ['sandbox-worker'],
};

/**
 * Puts the policy into the built page, so that it applies wherever the page is served, sends it as a header with what only a
 * header can say where Vite serves the build, and puts in the script that sets the chosen theme before
 * the first paint (`theme.js`): inline, because a file of its own would delay everything by a round trip.
 */
export function contentSecurityPolicy(): Plugin {
  const theme = readFileSync(new URL('./theme.js', import.meta.url), 'utf8').trim();
  const hash = createHash('sha256').update(theme).digest('base64');
  const content = Object.entries({ ...POLICY, 'script-src': [...POLICY['script-src'], `'sha256-${hash}'`] })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
  const charset = '<meta charset="utf-8" />';
  let isBuild = false;
  return {
    name: 'content-security-policy',
    config(_config, { command }) {
      isBuild = command === 'build';
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use(({ headers }, response, next) => {
        // Of pages only: workers have a policy of their own.
        if (headers.accept?.includes('text/html'))
          response.setHeader('content-security-policy', `${content}; frame-ancestors 'none'`);
        next();
      });
    },
    transformIndexHtml(html) {
      // Vite's own dev server works with inline scripts that have no hash.
      const policy = isBuild ? `<meta http-equiv="Content-Security-Policy" content="${content}" />` : '';
      // After the encoding, which has to be in the first 1024 bytes.
      return html.replace(charset, () => `${charset}\n    ${policy}<script>${theme}</script>`);
    },
  };
}
