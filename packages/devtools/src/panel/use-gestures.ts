import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CameraControl } from './camera-control.ts';

/** Pixels that a finger may move during a tap. */
const slip = 5;

/** Drag to move, wheel or two fingers to zoom, tap to choose a box. */
export function useGestures(
  view: RefObject<SVGSVGElement | null>,
  control: CameraControl,
  { onMove, onChoose }: { readonly onMove: () => void; readonly onChoose: (id: string) => void },
): void {
  useEffect(() => {
    const element = view.current;
    if (element === null) return;
    const pointers = new Map<number, { x: number; y: number }>();
    let moved = 0;

    const placeOf = ({ clientX, clientY }: MouseEvent) => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const span = () => {
      const [a, b] = [...pointers.values()];
      return a && b
        ? { far: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
        : null;
    };

    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, placeOf(event));
      moved = 0;
    };
    const move = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const now = placeOf(event);
      moved += Math.hypot(now.x - before.x, now.y - before.y);
      if (moved < slip) return;
      if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
      onMove();
      const spanBefore = span();
      pointers.set(event.pointerId, now);
      const spanNow = span();
      if (spanBefore && spanNow) control.zoom(spanNow.far / spanBefore.far, spanNow);
      else control.pan(before.x - now.x, before.y - now.y);
    };
    const up = (event: PointerEvent) => {
      if (!pointers.delete(event.pointerId) || moved >= slip || event.type === 'pointercancel') return;
      const box = event.target instanceof Element && event.target.closest<SVGGElement>('[data-box]');
      if (box && box.dataset.box !== undefined) onChoose(box.dataset.box);
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      onMove();
      if (event.shiftKey) control.pan(event.deltaX || event.deltaY, 0);
      else control.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), placeOf(event));
    };

    const ended = new AbortController();
    const { signal } = ended;
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', up, { signal });
    element.addEventListener('pointercancel', up, { signal });
    // React's own listener would be passive, and the page would scroll too.
    element.addEventListener('wheel', wheel, { signal, passive: false });
    return () => ended.abort();
  }, [view, control, onMove, onChoose]);
}
