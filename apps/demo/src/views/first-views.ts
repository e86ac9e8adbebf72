import { SignIn } from './sign-in.tsx';
import { SignedOut } from './signed-out.tsx';
import { Splash } from './splash.tsx';

/** The views that a page may begin with. */
export const firstViews = { splash: Splash, signedOut: SignedOut, signIn: SignIn };
