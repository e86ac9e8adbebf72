/** Longest idle stretch to draw, in milliseconds. */
const idle = 1_000;

/** One axis for all events: time runs evenly on it, except for idle stretches. */
export interface Axis {
  /** 0 to 1, from the first moment to the last. */
  readonly at: (time: number) => number;
  /** Positions of shortened stretches, from 0 to 1. */
  readonly breaks: readonly number[];
}

/** @param times - all moments to include, in epoch milliseconds */
export function createAxis(times: readonly number[]): Axis {
  const sorted = [...new Set(times)].toSorted((a, b) => a - b);
  const places: number[] = [];
  const gaps: number[] = [];
  let length = 0;
  sorted.forEach((time, index) => {
    const gap = index === 0 ? 0 : time - (sorted[index - 1] ?? time);
    if (gap > idle) gaps.push(length + idle / 2);
    length += Math.min(gap, idle);
    places.push(length);
  });
  const share = (place: number) => (length === 0 ? 0 : place / length);
  return {
    at(time) {
      const after = sorted.findIndex((other) => other >= time);
      if (after < 0) return sorted.length === 0 ? 0 : 1;
      const [start = time, end = time] = [sorted[after - 1], sorted[after]];
      const [from = 0, to = 0] = [places[after - 1], places[after]];
      return share(end === start ? to : from + ((time - start) / (end - start)) * (to - from));
    },
    breaks: gaps.map(share),
  };
}
