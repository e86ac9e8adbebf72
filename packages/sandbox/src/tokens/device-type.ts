const SYSTEMS: readonly (readonly [text: string, name: string])[] = [
  ['Android', 'Android'],
  ['iPhone', 'iOS'],
  ['iPad', 'iPadOS'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
];

// Most browsers also name others: the more specific name comes first.
const BROWSERS: readonly (readonly [text: string, name: string])[] = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
];

/** Returns browser and operating system of a User-Agent header, such as `Firefox on Linux`, or `unknown`. */
export function deviceType(userAgent: string): string {
  const nameIn = (table: readonly (readonly [string, string])[]) =>
    table.find(([text]) => userAgent.includes(text))?.[1];
  const system = nameIn(SYSTEMS);
  const browser = nameIn(BROWSERS);
  return system && browser ? `${browser} on ${system}` : (browser ?? system ?? 'unknown');
}
