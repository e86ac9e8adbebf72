import type { ReactElement } from 'react';
import { icons } from './icons.ts';

interface IconProps {
  /** One of `icons` or `laterIcons`. */
  readonly path: string;
  /** For arrows that follow the text direction: mirrored in right-to-left languages. */
  readonly isWay?: boolean | undefined;
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
