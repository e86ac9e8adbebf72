/** Why a test stays out of Firefox, which Playwright drives over WebDriver BiDi. */
export const noBodies = 'Playwright does not see the bodies of requests over WebDriver BiDi';
export const noColours = 'Playwright does not emulate dark or forced colours over WebDriver BiDi';
export const noClipboard = 'Playwright cannot allow the clipboard over WebDriver BiDi';
