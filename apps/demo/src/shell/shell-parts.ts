/** Parts of the page around the views that its first paint does not need. */
export { TabTitle } from './tab-title.tsx';
export { ThemeToggle } from './theme-toggle.tsx';
export { Trail } from './trail.tsx';
