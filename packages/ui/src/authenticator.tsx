import type { Auth, AuthState } from '@latchkey/auth';
import type { ManagedAuth } from '@latchkey/auth/managed-login';
import { AuthProvider, useAuth } from '@latchkey/react';
import { Fragment, type ReactElement, type ReactNode, useEffect } from 'react';
import { late } from './late.tsx';
import {
  OptionsContext,
  type OwnProvider,
  type Provider,
  type SignInOptions,
  type Slot,
  showSlot,
} from './options.ts';
import { Busy } from './parts/busy.tsx';
import { loadFormParts } from './parts/late-parts.ts';
import { LookContext, type LookProps, Root } from './root.tsx';
import { loadViews } from './views/load-views.ts';
import { type OwnViews, Views, viewOfPage } from './views/views.tsx';
import { WordsContext } from './words/context.ts';
import type { Words } from './words/words.ts';

// Loaded on use: few apps step up or keep a page when its session expires, and few have no router.
const PageDialog = late(async () => (await import('./page-dialog.tsx')).PageDialog);
const StepHistory = late(async () => (await import('./step-history.tsx')).StepHistory, { isOptional: true });

interface Props extends Omit<SignInOptions, 'providers'>, LookProps {
  /**
   * Shown to signed-in people. They stay mounted, with their input, while a step-up asks the user for more factors in a
   * dialog, and with `onExpired: 'ask'` while the user signs in again there.
   */
  readonly children?: ReactNode | undefined;
  /** Your own views instead of ours; `home` replaces `children`. Keep its identity from render to render. */
  readonly views?: OwnViews | undefined;
  /** The texts: `@latchkey/ui/words/de` and its siblings, or your own. Default: English. */
  readonly words?: Words | undefined;
  /** `page` fills the window; `inline` is just the step, for a page of your own. Default: `page`. */
  readonly layout?: 'page' | 'inline' | undefined;
  /** Shown above the step: your name or logo. */
  readonly header?: Slot | undefined;
  /** Shown below the step. */
  readonly footer?: Slot | undefined;
  /**
   * Whether the browser's Back button goes back one step. For pages without a router, which would treat the entries as its
   * own. Default: false.
   */
  readonly stepHistory?: boolean | undefined;
}

/** Only a session with a domain can start a sign-in at one of its providers. */
interface OwnSignIns {
  /** Created once, outside of React. */
  readonly auth: Auth;
  /** Buttons above the form. */
  readonly providers?: readonly OwnProvider[] | undefined;
}

interface ManagedSignIns {
  /** Optional inside an `AuthProvider`; providers without `onSelect` need its session to have a domain. */
  readonly auth?: ManagedAuth | undefined;
  /** Buttons above the form. */
  readonly providers?: readonly Provider[] | undefined;
}

export type AuthenticatorProps = Props & (OwnSignIns | ManagedSignIns);

/**
 * The whole sign-in: every view of the session, and `children` for signed-in people. Like any page, it hides content but does
 * not protect it: your API has to check the access token.
 */
export function Authenticator({ auth, words, ...props }: AuthenticatorProps): ReactElement {
  const screen = <Screen {...props} />;
  const spoken = words ? <WordsContext.Provider value={words}>{screen}</WordsContext.Provider> : screen;
  return auth ? <AuthProvider auth={auth}>{spoken}</AuthProvider> : spoken;
}

const noViews: OwnViews = {};
const pageOf = ({ page }: AuthState) => page?.user.username;
const isAsked = ({ view, page }: AuthState) => page && view !== 'home' && view !== 'splash';

function Screen({
  children,
  views = noViews,
  layout = 'page',
  header,
  footer,
  stepHistory = false,
  theme,
  density,
  ...options
}: Omit<Props, 'words'> & Pick<SignInOptions, 'providers'>): ReactElement {
  const view = useAuth(viewOfPage);
  const page = useAuth(pageOf);
  const asked = useAuth(isAsked);

  useEffect(() => {
    // Loaded after the first view, so that no step waits for its code. If it fails, a view loads it when needed.
    Promise.all([loadViews(), loadFormParts()]).catch(() => undefined);
  }, []);

  const hasLanding = views.signedOut !== undefined;
  const isPage = layout === 'page';
  const Main = isPage ? 'main' : 'div';
  const step = (
    <Root className={isPage ? 'lk-page' : 'lk-inline'}>
      {showSlot(header, view)}
      <Main className="lk-main">
        <Views views={views} isPage />
      </Main>
      {showSlot(footer, view)}
      {stepHistory && <StepHistory hasLanding={hasLanding} />}
    </Root>
  );
  return (
    <LookContext.Provider value={{ theme, density }}>
      <OptionsContext.Provider value={{ ...options, hasLanding }}>
        {page === undefined || views.home ? step : <Fragment key={page}>{children}</Fragment>}
        {asked && (view === 'home' || !views.home) && <PageDialog views={views} />}
        <Busy leadsToPage={!views.home} />
      </OptionsContext.Provider>
    </LookContext.Provider>
  );
}
