/** The digits of text typed or pasted into a code field: "123 456", "123-456" or a whole message. */
export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/gu, '');
