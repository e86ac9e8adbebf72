import type { StateOf, View } from '@latchkey/auth';
import { type Component, defineComponent, h, type VNode } from 'vue';
import { useAuth } from './use-auth.ts';

/**
 * A component for every view, which gets the state in that view as the prop `state`. A missing view does not compile. To
 * share one between two views: `smsCode: (props) => h(Code, props)`.
 */
export type AuthViews = { readonly [V in View]: Component<{ state: StateOf<V> }> };

/**
 * Renders the component of the current view. It stays mounted, with its input, as long as the view is the same.
 *
 * @throws Error if no `Auth` is provided.
 */
export const AuthSwitch = defineComponent(
  (props: { views: AuthViews }) => {
    const auth = useAuth();
    return () => show(props.views, auth.value);
  },
  { name: 'AuthSwitch', props: ['views'] },
);

function show<V extends View>(views: Pick<AuthViews, V>, state: StateOf<V>): VNode {
  // Two views may share one component: the key keeps their fields apart.
  return h<{ state: StateOf<V> }>(views[state.view], { key: state.view, state });
}
