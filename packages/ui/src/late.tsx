import { type ComponentType, type ReactElement, useEffect, useState } from 'react';
import { NotLoaded } from './parts/not-loaded.tsx';

export interface LateOptions<Props> {
  /** The component, where its code is there already: it is then shown at once. */
  readonly now?: () => ComponentType<Props> | undefined;
  /** Stands in its place until then. */
  readonly Waiting?: ComponentType<Props>;
  /** The page does without it where it does not load. */
  readonly isOptional?: boolean;
}

/**
 * A component whose code comes when it is first shown. Unlike with `lazy` of React, what does not load leaves the rest of the
 * page as it is and can be asked for again, and a page is not kept empty for 300 ms because it has waited at all.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { now, Waiting, isOptional = false }: LateOptions<Props> = {},
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each component, when its module is loaded.
  return function Late(props: Props): ReactElement | null {
    // Chosen once: another component in its place would lose what was typed.
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
