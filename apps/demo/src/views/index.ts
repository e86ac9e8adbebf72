import type { ViewsProps } from '@latchkey/ui';
import { Home } from './late-home.ts';
import { SignedOut } from './signed-out.tsx';
import { Splash } from './splash.tsx';

/** What the demo shows around the sign-in of `@latchkey/ui`. */
export const views: ViewsProps['views'] = { splash: Splash, signedOut: SignedOut, home: Home };
