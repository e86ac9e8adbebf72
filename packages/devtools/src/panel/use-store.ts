import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

/** Returns the current value of a store; renders again when it changes. */
export function useStore<Value>(subscribe: (listener: () => void) => () => void, get: () => Value): Value {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const value = get();
  const shownRef = useRef(value);
  useLayoutEffect(() => {
    shownRef.current = value;
  }, [value]);
  useLayoutEffect(() => {
    const check = () => {
      if (get() !== shownRef.current) renderAgain(undefined);
    };
    // It may have changed since the render.
    check();
    return subscribe(check);
  }, [subscribe, get]);
  return value;
}
