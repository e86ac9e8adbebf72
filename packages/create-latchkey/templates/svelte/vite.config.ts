import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { userPool } from './user-pool.ts';

export default defineConfig({
  plugins: [svelte(), svelteTesting(), userPool()],
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'] },
});
