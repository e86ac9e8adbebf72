/** VitePress bundles it. */
declare module '*.css';
