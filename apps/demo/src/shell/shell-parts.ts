/** What the page around the views does not need for its first paint. */
export { TabTitle } from './tab-title.tsx';
export { ThemeToggle } from './theme-toggle.tsx';
export { Trail } from './trail.tsx';
