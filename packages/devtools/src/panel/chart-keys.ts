import type { Box } from '../layout.ts';

export type Heading = 'left' | 'right' | 'up' | 'down';

export const headings: Readonly<Record<string, Heading>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Returns the nearest leaf in a direction; straight ahead counts more than near. */
export function nextLeaf(from: Box, heading: Heading, boxes: readonly Box[]): Box | null {
  const [x, y] = middle(from);
  let best: { box: Box; far: number } | null = null;
  for (const box of boxes) {
    if (!box.isLeaf || box === from) continue;
    const [otherX, otherY] = middle(box);
    const [right, down] = [otherX - x, otherY - y];
    const [ahead, aside] = {
      left: [-right, down],
      right: [right, down],
      up: [-down, right],
      down: [down, right],
    }[heading] as [number, number];
    if (ahead < 8) continue;
    const far = ahead + 2.5 * Math.abs(aside);
    if (best === null || far < best.far) best = { box, far };
  }
  return best?.box ?? null;
}

const middle = ({ x, y, width, height }: Box) => [x + width / 2, y + height / 2] as const;
