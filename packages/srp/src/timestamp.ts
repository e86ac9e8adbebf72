import { SrpError } from './errors.ts';

// English whatever the locale: Cognito signs the text itself.
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const twoDigits = (value: number) => String(value).padStart(2, '0');

/**
 * The TIMESTAMP of a password claim, `EEE MMM d HH:mm:ss 'UTC' yyyy` in English and UTC: `Tue Feb 1 03:04:05 UTC 2000`.
 *
 * @param epochMilliseconds - Time since 1970-01-01 UTC, in milliseconds, of the years 1000 to 9999.
 * @throws {@link SrpError} `invalid-input` where that is not such a time.
 */
export function formatTimestamp(epochMilliseconds: number): string {
  const date = new Date(epochMilliseconds);
  const year = date.getUTCFullYear();
  // Written so that an invalid date, whose year is NaN, is refused too.
  if (!(year >= 1000 && year <= 9999)) {
    throw new SrpError(
      'invalid-input',
      'epochMilliseconds must be milliseconds since 1970, in the years 1000 to 9999.',
    );
  }
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(twoDigits).join(':');
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()} ${time} UTC ${year}`;
}
