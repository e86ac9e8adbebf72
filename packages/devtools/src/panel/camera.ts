import type { Rectangle } from '../layout.ts';

/** The position and scale of the drawing: the point at the centre of the view, and the size of a pixel. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

const scales = { least: 0.08, most: 2.5 };

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** Shows a part of the drawing as large as it fits, but no larger than `most`. */
export function fit(part: Rectangle, view: ViewSize, most: number = scales.most): Camera {
  const margin = 24;
  const scale = Math.min((view.width - margin) / part.width, (view.height - margin) / part.height);
  return {
    x: part.x + part.width / 2,
    y: part.y + part.height / 2,
    scale: clamp(scale, scales.least, most),
  };
}

/** Zooms around a point of the view, measured from its top left corner: the point under it stays there. */
export function zoomAt(
  camera: Camera,
  factor: number,
  point: { x: number; y: number },
  view: ViewSize,
): Camera {
  const scale = clamp(camera.scale * factor, scales.least, scales.most);
  const shift = 1 / camera.scale - 1 / scale;
  return {
    x: camera.x + (point.x - view.width / 2) * shift,
    y: camera.y + (point.y - view.height / 2) * shift,
    scale,
  };
}

/** Moves by pixels of the view, at most to the border of the drawing. */
export function pan(camera: Camera, right: number, down: number, drawing: ViewSize): Camera {
  return {
    ...camera,
    x: clamp(camera.x + right / camera.scale, 0, drawing.width),
    y: clamp(camera.y + down / camera.scale, 0, drawing.height),
  };
}

/** Returns the visible part of the drawing. */
export function seen({ x, y, scale }: Camera, view: ViewSize): Rectangle {
  const [width, height] = [view.width / scale, view.height / scale];
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** Interpolates two cameras, with `share` from 0 to 1; the scale changes evenly to the eye. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const scale = from.scale * (to.scale / from.scale) ** share;
  // Moves in step with the scale, so that the zoom has a single centre.
  const moved =
    from.scale === to.scale ? share : (1 / scale - 1 / from.scale) / (1 / to.scale - 1 / from.scale);
  return { x: from.x + (to.x - from.x) * moved, y: from.y + (to.y - from.y) * moved, scale };
}

/** Returns the `transform` that centres the camera's point in the view. */
export const transformOf = ({ x, y, scale }: Camera, view: ViewSize): string =>
  `translate(${view.width / 2 - x * scale} ${view.height / 2 - y * scale}) scale(${scale})`;
