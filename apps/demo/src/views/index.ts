import type { OwnViews } from '@latchkey/ui';
import { Home } from './late-home.ts';
import { SignedOut } from './signed-out.tsx';

/** The demo's own views around the sign-in of `@latchkey/ui`. */
export const views: OwnViews = { signedOut: SignedOut, home: Home };
