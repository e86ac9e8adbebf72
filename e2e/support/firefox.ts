/** Keeps a test that reads requests out of Firefox. */
export const noBodies = 'Playwright does not see the bodies of requests over WebDriver BiDi';
