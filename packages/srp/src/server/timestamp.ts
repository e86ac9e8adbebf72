import { SrpError } from '../errors.ts';
import { formatTimestamp } from '../timestamp.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const PATTERN = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (?:UTC|GMT) ([1-9]\d{3})$/;

/**
 * Cognito parses the client's TIMESTAMP leniently but signs its own spelling of that time: `Sep 05` or a wrong weekday is
 * accepted here, but then the signature does not match.
 *
 * @throws {@link SrpError} `malformed-timestamp`
 */
export function canonicalTimestamp(timestamp: string): string {
  const [, monthName = '', ...numbers] = (typeof timestamp === 'string' && PATTERN.exec(timestamp)) || [];
  const month = MONTHS.indexOf(monthName);
  if (month < 0) {
    throw new SrpError('malformed-timestamp', 'The timestamp must look like Tue Feb 1 03:04:05 UTC 2000.');
  }
  const [day, hours, minutes, seconds, year = 0] = numbers.map(Number);
  return formatTimestamp(Date.UTC(year, month, day, hours, minutes, seconds));
}
