import { defineConfig } from 'vite';
import { chartLayout } from './layout/plugin.ts';

const entries = ['index', 'production', 'react', 'react-production', 'replay', 'stately'];

/** Bundles the panel with its renderer, its style sheets and the drawing of the chart; the types come from `tsc`. */
export default defineConfig({
  plugins: [chartLayout()],
  build: {
    target: 'es2022',
    emptyOutDir: false,
    minify: true,
    sourcemap: true,
    lib: {
      entry: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^@latchkey\/auth/, /^react(\/|$)/, 'xstate', '@statelyai/inspect'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
});
