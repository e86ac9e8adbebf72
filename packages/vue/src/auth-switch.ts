import type { StateOf, View } from '@latchkey/auth';
import { type Component, defineComponent, h } from 'vue';
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
    return () =>
      // Two views may share one component: the key keeps their fields apart. TypeScript cannot follow the pair through a lookup.
      h(props.views[auth.value.view] as Component, { key: auth.value.view, state: auth.value });
  },
  { name: 'AuthSwitch', props: ['views'] },
);
