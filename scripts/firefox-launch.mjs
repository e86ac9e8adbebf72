/**
 * How an unmodified Firefox is started: over WebDriver BiDi.
 * @param {string} executablePath
 */
export const firefoxLaunch = (executablePath) => ({ channel: 'moz-firefox', executablePath });
