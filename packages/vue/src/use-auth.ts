import type { AuthState, User } from '@latchkey/auth';
import { getServerState, toStore, userOf } from '@latchkey/auth/ui';
import {
  computed,
  getCurrentInstance,
  inject,
  onMounted,
  onScopeDispose,
  type ShallowRef,
  shallowRef,
  ssrContextKey,
} from 'vue';
import { useAuthClient } from './auth-client.ts';

/**
 * The session as one union over `view`: each arm has its data and only the actions that are valid there.
 *
 * @example
 * const auth = useAuth(); // In the template: <button v-if="auth.view === 'home'" @click="auth.signOut()">
 *
 * @throws Error where no `Auth` is provided.
 */
export function useAuth(): Readonly<ShallowRef<AuthState>>;
/**
 * A slice of the session: what reads it runs again only when `isEqual` (default `Object.is`) tells two slices apart.
 *
 * @example
 * const email = useAuth((state) => (state.view === 'home' ? state.user.claims.email : undefined));
 *
 * @throws Error where no `Auth` is provided.
 */
export function useAuth<Slice>(
  select: (state: AuthState) => Slice,
  isEqual?: (a: Slice, b: Slice) => boolean,
): Readonly<ShallowRef<Slice>>;
export function useAuth(
  select?: (state: AuthState) => unknown,
  isEqual: (a: unknown, b: unknown) => boolean = Object.is,
): Readonly<ShallowRef<unknown>> {
  const state = useState();
  if (select === undefined) return state;
  let shown: { readonly slice: unknown } | null = null;
  return computed(() => {
    const slice = select(state.value);
    if (shown === null || !isEqual(shown.slice, slice)) shown = { slice };
    return shown.slice;
  });
}

/** The signed-in user, with the claims of the ID token; null when nobody is signed in. @throws Error as `useAuth` */
export const useUser = (): Readonly<ShallowRef<User | null>> => useAuth(userOf);

function useState(): Readonly<ShallowRef<AuthState>> {
  const auth = useAuthClient();
  const isServer = inject(ssrContextKey, null) !== null;
  // A component that takes over what a server rendered has its element before it is mounted.
  const isHydrating = Boolean(getCurrentInstance()?.vnode.el);
  const state = shallowRef(isServer || isHydrating ? getServerState() : auth.getState());
  if (isServer) return state; // Nothing is unmounted there, so nothing may be subscribed.

  let unsubscribe: (() => void) | undefined;
  const follow = () => {
    unsubscribe = toStore(auth).subscribe((next) => {
      state.value = next;
    });
  };
  if (isHydrating) onMounted(follow);
  else follow();
  onScopeDispose(() => unsubscribe?.());
  return state;
}
