/**
 * A one-time code as Cognito wants it: people type and paste it as it is shown, in groups (`123 456`) or in full-width digits. Other
 * characters stay, so a code that is none is refused and never becomes another one.
 */
export const typedCode = (code: string): string => `${code}`.normalize('NFKC').replace(/\s/g, '');
