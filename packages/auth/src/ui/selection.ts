import { isObject } from '../checks.ts';
import { requireArgument } from '../require-argument.ts';
import { isFunction } from '../state/take.ts';

/** The slice that a component currently shows; fits React's refs. */
export interface Shown<Slice> {
  readonly current: { readonly slice: Slice } | null;
}

/**
 * Wraps `select` so that a slice keeps its identity while it is equal to the last one, or at first to the slice on screen,
 * which another function may have selected.
 *
 * @throws AuthError `invalid-input`
 */
export function keepEqual<State, Slice>(
  select: (state: State) => Slice,
  isEqual: (a: Slice, b: Slice) => boolean,
  shown: Shown<Slice>,
): (state: State) => Slice {
  requireArgument(select, isFunction, 'select must be a function of the state.');
  requireArgument(isEqual, isFunction, 'isEqual must be a function of two slices.');
  requireArgument(shown, isObject, 'shown must be an object with "current".');
  let last: { readonly state: State; readonly slice: Slice } | null = null;
  return (state) => {
    if (last !== null && Object.is(last.state, state)) return last.slice;
    const slice = select(state);
    const kept = last ?? shown.current;
    last = { state, slice: kept !== null && isEqual(kept.slice, slice) ? kept.slice : slice };
    return last.slice;
  };
}
