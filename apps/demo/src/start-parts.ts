/** Needed once, when the session starts: by then the page is on screen. */
export { describeBrowser } from './describe-browser.ts';
export { startDevtools } from './devtools/start-devtools.ts';
