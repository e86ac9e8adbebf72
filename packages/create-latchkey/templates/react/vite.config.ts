import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { userPool } from './user-pool.ts';

export default defineConfig({
  plugins: [react(), userPool()],
  test: { environment: 'jsdom', include: ['src/**/*.test.tsx'] },
});
