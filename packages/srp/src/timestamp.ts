import { SrpError } from './errors.ts';

/**
 * Formats the TIMESTAMP of a password claim, `EEE MMM d HH:mm:ss 'UTC' yyyy` in English and UTC:
 * `Tue Feb 1 03:04:05 UTC 2000`.
 *
 * @param epochMilliseconds - Time since 1970-01-01 UTC, in milliseconds, from the year 1000 to 9999.
 * @throws {@link SrpError} `invalid-input` for any other value.
 */
export function formatTimestamp(epochMilliseconds: number): string {
  // Anything else is an invalid date: a symbol, a bigint or an object could throw.
  const date = new Date(Number.isFinite(epochMilliseconds) ? epochMilliseconds : '');
  const year = date.getUTCFullYear();
  // Written so that an invalid date, whose year is NaN, is refused too.
  if (!(year >= 1000 && year <= 9999)) {
    throw new SrpError('invalid-input', 'epochMilliseconds must be a time in the years 1000 to 9999.');
  }
  // English whatever the locale, by ECMAScript's own rule: `Tue, 01 Feb 2000 03:04:05 GMT`.
  const [weekday, day, month, , time] = date.toUTCString().split(/,? /);
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`;
}
