import type { ReactElement } from 'react';
import { icons } from './icons.ts';

interface IconProps {
  /** One of `icons` or `laterIcons`. */
  readonly path: string;
  /** Points the way of the language: mirrored where that goes from right to left. */
  readonly isWay?: boolean;
}

/** Decoration only: the text beside it says the same. */
export function Icon({ path, isWay = path === icons.back }: IconProps): ReactElement {
  return (
    <svg
      className={isWay ? 'lk-icon lk-icon-way' : 'lk-icon'}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
