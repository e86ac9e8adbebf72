import type { ReactElement } from 'react';

/** Decoration only: the text beside it says the same. @param path - one of `icons` or `laterIcons` */
export function Icon({ path }: { readonly path: string }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
