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
 * Returns the session as one union over `view`: each member has its data and only the actions that are valid there.
 *
 * @example
 * const auth = useAuth(); // In the template: <button v-if="auth.view === 'home'" @click="auth.signOut()">
 *
 * @throws Error if no `Auth` is provided.
 */
export function useAuth(): Readonly<ShallowRef<AuthState>>;
/**
 * Returns a slice of the session: effects run only when `isEqual` (default `Object.is`) finds a difference.
 *
 * @example
 * const email = useAuth((state) => (state.view === 'home' ? state.user.claims.email : undefined));
 *
 * @throws Error if no `Auth` is provided.
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

/**
 * Returns the signed-in user, with the claims of the ID token; null when nobody is signed in. @throws Error like `useAuth`
 */
export const useUser = (): Readonly<ShallowRef<User | null>> => useAuth(userOf);

function useState(): Readonly<ShallowRef<AuthState>> {
  const auth = useAuthClient();
  const isServer = inject(ssrContextKey, null) !== null;
  // When hydrating, a component has its element before it is mounted.
  const isHydrating = Boolean(getCurrentInstance()?.vnode.el);
  const state = shallowRef(isServer || isHydrating ? getServerState() : auth.getState());
  if (isServer) return state; // Nothing unmounts on a server, so nothing may subscribe there.

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
