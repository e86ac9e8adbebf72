import { svelte as plugin } from '@sveltejs/vite-plugin-svelte';

/** What compiles the components of the tests. */
export const svelte = () => plugin({ configFile: false });
