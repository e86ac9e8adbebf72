/** An app as its author would write it: compiled against the built packages by each supported compiler. */
import { type Auth, type AuthState, createAuth, type StateOf } from '@latchkey/auth';
import {
  AuthProvider,
  AuthSwitch,
  type AuthViews,
  createAuthFetch,
  Protected,
  useAuth,
} from '@latchkey/react';

const auth: Auth = createAuth({ userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' });
const authFetch = createAuthFetch(auth, { origins: ['https://api.example.com'] });

export const loadNotes = (): Promise<Response> => authFetch('https://api.example.com/notes');

export function App({ views }: { views: AuthViews }) {
  return (
    <AuthProvider auth={auth}>
      <Page />
      <Protected fallback={<Page />}>
        <AuthSwitch views={{ ...views, home: Home }} />
      </Protected>
    </AuthProvider>
  );
}

function Home({ user, signOut }: StateOf<'home'>) {
  const email: string | undefined = useAuth((state) =>
    state.view === 'home' ? state.user.claims.email : undefined,
  );
  return (
    <button type="button" onClick={() => signOut()}>
      Sign {email ?? user.username} out
    </button>
  );
}

function Page() {
  const session = useAuth();
  if (session.view === 'signIn') {
    session.signIn({ username: 'ada', password: 'Difference-Engine-1' });
    return <p>{session.fault?.kind}</p>;
  }
  // @ts-expect-error An action of another view is not there.
  void session.signIn;
  const view: AuthState['view'] = session.view;
  return <p>{view}</p>;
}
