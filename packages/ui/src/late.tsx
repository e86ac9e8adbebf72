import { type ComponentType, type ReactElement, useEffect, useState } from 'react';
import { NotLoaded } from './parts/not-loaded.tsx';

export interface LateOptions<Props> {
  /** Returns the component if its code is already loaded: then it renders immediately. */
  readonly now?: () => ComponentType<Props> | undefined;
  /** Rendered in its place until then. */
  readonly Waiting?: ComponentType<Props>;
  /** Whether the page can do without it if it fails to load. */
  readonly isOptional?: boolean;
}

/**
 * A component whose code is loaded when it is first shown. Unlike React's `lazy`, a failed load leaves the rest of the page
 * as it is and can be retried, and the page is not kept empty for 300 ms just because it waited.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { now, Waiting, isOptional = false }: LateOptions<Props> = {},
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each component, when its module is loaded.
  return function Late(props: Props): ReactElement | null {
    // Chosen once: replacing the component would lose what was typed.
    const [{ View, hasFailed }, set] = useState(() => ({ View: loaded ?? now?.(), hasFailed: false }));
    useEffect(() => {
      if (View !== undefined || hasFailed) return;
      let isGone = false;
      load().then(
        (component) => {
          loaded = component;
          if (!isGone) set({ View: component, hasFailed: false });
        },
        () => {
          if (!isGone) set({ View: undefined, hasFailed: true });
        },
      );
      return () => {
        isGone = true;
      };
    }, [View, hasFailed]);

    if (View !== undefined) return <View {...props} />;
    if (hasFailed && isOptional) return null;
    if (hasFailed) return <NotLoaded onRetry={() => set({ View: undefined, hasFailed: false })} />;
    return Waiting ? <Waiting {...props} /> : null;
  };
}
