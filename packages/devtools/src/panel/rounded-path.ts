import type { Point, Polyline } from '../layout.ts';

const radius = 7;

/** Returns the `d` of a path along a line with rounded corners. */
export function roundedPath([first, ...rest]: Polyline): string {
  if (first === undefined) return '';
  const parts = [`M${first.join(' ')}`];
  let before = first;
  rest.forEach((corner, index) => {
    const after = rest[index + 1];
    if (after === undefined) {
      parts.push(`L${corner.join(' ')}`);
    } else {
      const bend = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
      const [start, end] = [towards(corner, before, bend), towards(corner, after, bend)];
      parts.push(`L${start.join(' ')}Q${corner.join(' ')} ${end.join(' ')}`);
    }
    before = corner;
  });
  return parts.join('');
}

const distance = ([x, y]: Point, [otherX, otherY]: Point) => Math.hypot(otherX - x, otherY - y);

function towards(from: Point, to: Point, length: number): Point {
  const share = length / (distance(from, to) || 1);
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
