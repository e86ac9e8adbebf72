import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { chartLayout } from './scripts/chart-layout/plugin.ts';

export default defineConfig({
  plugins: [react(), contentSecurityPolicy(), chartLayout()],
  // Relative, so that the built page can be hosted under any path.
  base: './',
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // A data: URL would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    // One style sheet, and chunks that have nothing else to fetch: no loader is put into the first script.
    cssCodeSplit: false,
    modulePreload: false,
    // Read by scripts/page-weight.mjs.
    manifest: true,
  },
});
