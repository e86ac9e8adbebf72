import { Authenticator, type SignInOptions } from '@latchkey/ui';
import type { ReactElement, ReactNode } from 'react';
import { views } from '../views/index.ts';
import { Frame, type FrameProps } from './frame.tsx';
import { TabTitle, Trail } from './late-parts.ts';

interface ShellProps extends Omit<FrameProps, 'trail' | 'children'> {
  readonly defaultFlow?: SignInOptions['defaultFlow'];
  readonly providers?: SignInOptions['providers'];
  readonly keepSignedIn?: SignInOptions['keepSignedIn'];
  /** Whether the steps are real, and the browser's Back button goes back one step. */
  readonly isLive?: boolean;
  /** Additions of the demo around the product: the messages of the sandbox. */
  readonly children?: ReactNode;
}

/** The sign-in of `@latchkey/ui` in the page of the demo. */
export function Shell({
  defaultFlow,
  providers,
  keepSignedIn,
  isLive = false,
  children,
  ...frame
}: ShellProps): ReactElement {
  return (
    <>
      <TabTitle />
      <Frame {...frame} trail={<Trail />}>
        <Authenticator
          layout="inline"
          theme="inherit"
          views={views}
          stepHistory={isLive}
          faultCodes
          {...(defaultFlow && { defaultFlow })}
          {...(providers && { providers })}
          {...(keepSignedIn && { keepSignedIn })}
        />
      </Frame>
      {children}
    </>
  );
}
