/** What keeps a test out of Firefox that looks into requests. */
export const noBodies = 'Playwright does not see the bodies of requests over WebDriver BiDi';
