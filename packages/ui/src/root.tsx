import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { WordsContext } from './words/context.ts';

export interface LookProps {
  /** `inherit` leaves the colour scheme to the app. Default: that of the surrounding `Authenticator`, or `system`. */
  readonly theme?: 'system' | 'light' | 'dark' | 'inherit' | undefined;
  /** `compact` has less spacing; touch targets stay finger-sized. Default: `comfortable`. */
  readonly density?: 'comfortable' | 'compact' | undefined;
}

/** The look of the surrounding `Authenticator`. */
export const LookContext = createContext<LookProps>({});

interface RootProps extends LookProps {
  readonly className?: string | undefined;
  readonly children?: ReactNode | undefined;
}

/** The root of the style sheet: its tokens, the language and the direction. */
export function Root({ className = '', children, ...look }: RootProps): ReactElement {
  const around = useContext(LookContext);
  const { theme = around.theme, density = around.density } = look;
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
