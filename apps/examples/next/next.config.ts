import type { NextConfig } from 'next';

// Static files: only the browser knows the session, so there is nothing for a server to do.
const config: NextConfig = { output: 'export', distDir: 'dist' };

export default config;
