import { svelte as plugin } from '@sveltejs/vite-plugin-svelte';

/** Compiles the components of the tests. */
export const svelte = () => plugin({ configFile: false });
