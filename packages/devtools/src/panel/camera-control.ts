import type { ChartLayout, Rectangle } from '../layout.ts';
import { createListeners } from '../listeners.ts';
import { between, type Camera, fit, pan, seen, transformOf, type ViewSize, zoomAt } from './camera.ts';

export interface CameraControl {
  /** Starts showing the drawing in a view. Returns a function that stops it. */
  readonly attach: (view: SVGSVGElement, drawing: SVGGElement) => () => void;
  /** The visible part of the drawing. The same object until it changes. */
  readonly getSeen: () => Rectangle;
  /** Screen pixels per pixel of the drawing. */
  readonly getScale: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Moves to a part, immediately if the person prefers reduced motion. A part that would be unreadable as a whole is shown
   * around `focus`, if given.
   */
  readonly show: (part: Rectangle, largest?: number, focus?: Rectangle) => void;
  readonly showAll: () => void;
  readonly pan: (right: number, down: number) => void;
  /** Zooms around a point of the view; around its centre by default. */
  readonly zoom: (factor: number, point?: { x: number; y: number }) => void;
  readonly centre: (x: number, y: number) => void;
}

/** Names are 11 pixels high: below this scale they would be smaller than 9, and are not shown. */
export const readableScale = 9 / 11;
/** Milliseconds. */
const journey = 520;
const ease = (share: number) => 1 - (1 - share) ** 3;

/** Pixels at the bottom of the view that the tools and the minimap cover. */
const covered = 60;

/** Controls how the drawing is seen. Only the drawing's `transform` changes: no component renders when it moves. */
export function createCameraControl({ width, height }: ChartLayout): CameraControl {
  const all = { x: 0, y: 0, width, height };
  const { subscribe, tell } = createListeners();
  let elements: { view: SVGSVGElement; drawing: SVGGElement } | null = null;
  let size: ViewSize = { width: 1, height: 1 };
  let camera: Camera = { x: width / 2, y: height / 2, scale: 1 };
  let part = seen(camera, size);
  let frame = 0;
  /** The last requested part: shown again when the view is resized. */
  let wanted: { part: Rectangle; largest?: number | undefined; focus?: Rectangle | undefined } | null = {
    part: all,
  };

  /** Centred in the uncovered part of the view. */
  function fitted(wish: Rectangle, largest?: number, focus?: Rectangle): Camera {
    const room = { width: size.width, height: Math.max(size.height - covered, size.height / 2) };
    const whole = fit(wish, room, largest);
    const fitting =
      focus && whole.scale < readableScale
        ? { x: focus.x + focus.width / 2, y: focus.y + focus.height / 2, scale: readableScale }
        : whole;
    return { ...fitting, y: fitting.y + (size.height - room.height) / 2 / fitting.scale };
  }

  function set(next: Camera): void {
    camera = next;
    part = seen(camera, size);
    elements?.drawing.setAttribute('transform', transformOf(camera, size));
    if (elements) {
      elements.view.dataset.far = String(camera.scale < readableScale);
    }
    tell();
  }

  function moveTo(next: Camera): void {
    cancelAnimationFrame(frame);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      set(next);
      return;
    }
    const from = camera;
    let start: number | null = null;
    const step = (time: number) => {
      start ??= time;
      const share = Math.min((time - start) / journey, 1);
      set(between(from, next, ease(share)));
      if (share < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  function jumpTo(next: Camera): void {
    cancelAnimationFrame(frame);
    wanted = null;
    set(next);
  }

  const show = (wish: Rectangle, largest?: number, focus?: Rectangle) => {
    wanted = { part: wish, largest, focus };
    moveTo(fitted(wish, largest, focus));
  };

  return {
    attach(view, drawing) {
      elements = { view, drawing };
      const observer = new ResizeObserver(([entry]) => {
        if (entry === undefined) return;
        size = { width: entry.contentRect.width || 1, height: entry.contentRect.height || 1 };
        cancelAnimationFrame(frame);
        set(wanted ? fitted(wanted.part, wanted.largest, wanted.focus) : camera);
      });
      observer.observe(view);
      return () => {
        observer.disconnect();
        cancelAnimationFrame(frame);
        elements = null;
      };
    },
    getSeen: () => part,
    getScale: () => camera.scale,
    subscribe,
    show,
    showAll: () => show(all),
    pan: (right, down) => jumpTo(pan(camera, right, down, all)),
    zoom: (factor, point = { x: size.width / 2, y: size.height / 2 }) =>
      jumpTo(zoomAt(camera, factor, point, size)),
    centre: (x, y) => jumpTo({ ...camera, x, y }),
  };
}
