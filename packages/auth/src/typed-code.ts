/**
 * Normalises a one-time code: people type and paste it as it is shown, in groups (`123 456`) or in full-width digits. Other
 * characters are kept, so that an invalid code is refused and never turns into a different one.
 */
export const typedCode = (code: string): string => `${code}`.normalize('NFKC').replace(/\s/g, '');
