/** What is needed once, when the session starts: the page is on screen by then. */
export { describeBrowser } from './describe-browser.ts';
export { startDevtools } from './devtools/start-devtools.ts';
