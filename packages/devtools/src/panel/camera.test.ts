import { expect, test } from 'vitest';
import { between, type Camera, fit, pan, seen, transformOf, zoomAt } from './camera.ts';

const view = { width: 400, height: 200 };
const camera: Camera = { x: 100, y: 50, scale: 1 };

/** The position in the view of a point of the drawing. */
const shownAt = ({ x, y, scale }: Camera, point: { x: number; y: number }) => ({
  x: (point.x - x) * scale + view.width / 2,
  y: (point.y - y) * scale + view.height / 2,
});

test('a part that fits is in the middle, with a margin all around', () => {
  const part = { x: 1_000, y: 500, width: 752, height: 100 };
  const fitting = fit(part, view);
  expect(fitting).toEqual({ x: 1_376, y: 550, scale: 0.5 });
  expect(shownAt(fitting, part)).toEqual({ x: 12, y: 75 });
});

test('a small part is not shown larger than asked for', () => {
  expect(fit({ x: 0, y: 0, width: 10, height: 10 }, view, 1).scale).toBe(1);
});

test('the point under the pointer stays there during a zoom', () => {
  const pointer = { x: 320, y: 40 };
  const before = { x: 220, y: -10 };
  expect(shownAt(camera, before)).toEqual(pointer);
  const zoomed = zoomAt(camera, 2, pointer, view);
  expect(zoomed.scale).toBe(2);
  expect(shownAt(zoomed, before)).toEqual(pointer);
});

test('the scale has limits', () => {
  const corner = { x: 0, y: 0 };
  expect(zoomAt(camera, 1e6, corner, view).scale).toBe(2.5);
  expect(zoomAt(camera, 1e-6, corner, view).scale).toBe(0.08);
});

test('it moves by pixels of the view, up to the border of the drawing', () => {
  const drawing = { width: 300, height: 120 };
  expect(pan({ ...camera, scale: 2 }, 20, -10, drawing)).toEqual({ x: 110, y: 45, scale: 2 });
  expect(pan(camera, 9_999, -9_999, drawing)).toMatchObject({ x: 300, y: 0 });
});

test('the part that is seen is as large as the view, by the scale', () => {
  expect(seen({ ...camera, scale: 0.5 }, view)).toEqual({ x: -300, y: -150, width: 800, height: 400 });
});

test('the way between two cameras begins at one and ends at the other', () => {
  const to = { x: 900, y: 400, scale: 0.25 };
  expect(between(camera, to, 0)).toEqual(camera);
  expect(between(camera, to, 1)).toEqual(to);
  const half = between(camera, to, 0.5);
  expect(half.scale).toBe(0.5);
  expect(half.x).toBeGreaterThan(camera.x);
  expect(half.x).toBeLessThan(to.x);
});

test('without a zoom it moves evenly', () => {
  expect(between(camera, { ...camera, x: 200 }, 0.25)).toEqual({ ...camera, x: 125 });
});

test('the transform centres the target of the camera', () => {
  expect(transformOf({ x: 100, y: 50, scale: 2 }, view)).toBe('translate(0 0) scale(2)');
});
