/**
 * Where the large boxes go: side by side, or one below the other. What is small, the layout finds a place for itself.
 *
 * @module
 */
import type { Rectangle } from '../src/layout.ts';

export type Size = Pick<Rectangle, 'width' | 'height'>;

/** A box by its key, or several of them in a row or in a column. */
export type Places = string | { readonly row: readonly Places[] } | { readonly column: readonly Places[] };

/** By the id of the box whose children they place. */
export const places: Readonly<Record<string, Places>> = {
  auth: {
    row: [
      {
        column: [
          { row: ['initialising', 'signedOut'] },
          'managedLogin',
          'signUp',
          'resetPassword',
          'signedIn',
          { row: ['expired', 'signingOut'] },
        ],
      },
      'signIn',
    ],
  },
  'auth.signedIn': { column: ['session', 'device', { row: ['connection', 'tabs'] }] },
  'auth.managedLogin': { row: ['going', 'returning'] },
  'auth.signIn': { column: [{ row: ['identifying', 'starting', 'lapsed'] }, 'challenge'] },
  'auth.signIn.challenge': {
    column: [
      'routing',
      {
        row: [
          {
            column: [
              'PASSWORD_VERIFIER',
              'DEVICE_SRP_AUTH',
              'DEVICE_PASSWORD_VERIFIER',
              'NEW_PASSWORD_REQUIRED',
              'CUSTOM_CHALLENGE',
            ],
          },
          { column: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_OTP'] },
          { column: ['SELECT_CHALLENGE', 'PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN'] },
        ],
      },
      { row: ['MFA_SETUP', { column: ['SELECT_MFA_TYPE', 'unsupported'] }] },
    ],
  },
};

/** Between boxes there is room for lines. */
export const gap = 44;

/** Puts boxes of known sizes in their places, from the origin on. @throws RangeError for a box that has no size */
export function place(
  wanted: Places,
  sizes: ReadonlyMap<string, Size>,
): Size & { readonly boxes: ReadonlyMap<string, Rectangle> } {
  if (typeof wanted === 'string') {
    const size = sizes.get(wanted);
    if (size === undefined) throw new RangeError(`There is no box "${wanted}" to be placed.`);
    return { ...size, boxes: new Map([[wanted, { x: 0, y: 0, ...size }]]) };
  }
  const isRow = 'row' in wanted;
  const parts = (isRow ? wanted.row : wanted.column).map((part) => place(part, sizes));
  const boxes = new Map<string, Rectangle>();
  let along = 0;
  let across = 0;
  for (const part of parts) {
    for (const [key, { x, y, ...size }] of part.boxes) {
      boxes.set(key, isRow ? { x: x + along, y, ...size } : { x, y: y + along, ...size });
    }
    along += (isRow ? part.width : part.height) + gap;
    across = Math.max(across, isRow ? part.height : part.width);
  }
  along -= gap;
  return isRow ? { width: along, height: across, boxes } : { width: across, height: along, boxes };
}
