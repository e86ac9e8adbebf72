import { type ReactElement, type ReactNode, useContext } from 'react';
import { WordsContext } from './words/context.ts';

export interface LookProps {
  /** `inherit` leaves the colour scheme to the app. Default: `system`. */
  readonly theme?: 'system' | 'light' | 'dark' | 'inherit';
  /** `compact` has less space between things; what can be pressed stays as large as a finger. Default: `comfortable`. */
  readonly density?: 'comfortable' | 'compact';
}

interface RootProps extends LookProps {
  readonly className?: string;
  readonly children?: ReactNode;
}

/** Where the style sheet begins: its tokens, the language and the direction. */
export function Root({ theme, density, className = '', children }: RootProps): ReactElement {
  const { locale = 'en', dir = 'ltr' } = useContext(WordsContext) ?? {};
  return (
    <div
      className={`lk-root ${className}`}
      data-lk-theme={theme}
      data-lk-density={density}
      lang={locale}
      dir={dir}
    >
      {children}
    </div>
  );
}
