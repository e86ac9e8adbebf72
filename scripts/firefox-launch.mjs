/**
 * How a Firefox as its makers ship it is started: over WebDriver BiDi.
 * @param {string} executablePath
 */
export const firefoxLaunch = (executablePath) => ({ channel: 'moz-firefox', executablePath });
