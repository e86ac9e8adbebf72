import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('src', import.meta.url));

export default defineConfig({
  root,
  plugins: [react()],
  build: {
    target: 'es2022',
    outDir: '../dist',
    emptyOutDir: true,
    rolldownOptions: {
      input: ['functions', 'hooks', 'cookies'].flatMap((app) =>
        ['before', 'after'].map((side) => `${root}/${app}/${side}/index.html`),
      ),
    },
  },
});
