import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';
import { userPool } from './user-pool.ts';

export default defineConfig({
  plugins: [vue(), userPool()],
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'] },
});
