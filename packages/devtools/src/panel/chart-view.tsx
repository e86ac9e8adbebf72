/** @jsxImportSource preact */
import type { TargetedKeyboardEvent, VNode } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Box, ChartLayout } from '../layout.ts';
import { type Activity, type Fired, surroundings } from './activity.ts';
import { Boxes } from './boxes.tsx';
import { createCameraControl } from './camera-control.ts';
import { headings, nextLeaf } from './chart-keys.ts';
import { Lines, LitLines } from './lines.tsx';
import { Minimap } from './minimap.tsx';
import { RegionNames } from './region-names.tsx';
import { useGestures } from './use-gestures.ts';

interface ChartViewProps {
  readonly layout: ChartLayout;
  readonly activity: Activity;
  /** The leaves that the chart follows: the last to move. */
  readonly moved: readonly Box[];
  /** The name of the event under the pointer, and the lines it would take. */
  readonly pointed: { readonly event: string; readonly lines: readonly Fired[] } | null;
  /** A box to show, if one was chosen elsewhere. */
  readonly wanted: Box | null;
  /** The transitions that were taken last. */
  readonly taken: ReadonlySet<string>;
  /** The number of the step on screen. */
  readonly step: number;
}

/** Pixels that a key moves the view by. */
const stride = 60;
const zoomStep = 1.3;
/** Largest scale when the chart follows a state. */
const followScale = 1;

/** The chart, with its active states lit. It follows the session until the person moves it. */
export function ChartView({ layout, activity, moved, pointed, wanted, taken, step }: ChartViewProps): VNode {
  const { boxes, lines, starts } = layout;
  const { active, leaves, fired } = activity;
  const control = useMemo(() => createCameraControl(layout), [layout]);
  const [follows, setFollows] = useState(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const view = useRef<SVGSVGElement>(null);
  const drawing = useRef<SVGGElement>(null);

  useEffect(
    () => (view.current && drawing.current ? control.attach(view.current, drawing.current) : undefined),
    [control],
  );
  useEffect(() => {
    const part = follows ? surroundings(moved, boxes) : null;
    if (part) control.show(part, followScale, moved[0]);
  }, [control, follows, moved, boxes]);
  useEffect(() => {
    if (wanted === null) return;
    setFollows(false);
    const parent = boxes.find(({ id }) => id === wanted.parent);
    control.show(wanted.isLeaf && parent ? parent : wanted, followScale, wanted);
  }, [control, wanted, boxes]);

  const leave = useCallback(() => setFollows(false), []);
  const choose = useCallback(
    (id: string) => {
      const box = boxes.find((other) => other.id === id);
      const part = box?.isLeaf ? boxes.find((other) => other.id === box.parent) : box;
      if (part === undefined) return;
      setFollows(false);
      control.show(part, 1.4);
    },
    [boxes, control],
  );
  useGestures(view, control, { onMove: leave, onChoose: choose });

  const reachable = boxes.find(({ id }) => id === chosen) ?? leaves[0];
  const onKeyDown = (event: TargetedKeyboardEvent<SVGSVGElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const heading = headings[event.key];
    const onBox = event.target instanceof Element ? event.target.closest<SVGGElement>('[data-box]') : null;
    const box = boxes.find(({ id }) => id === onBox?.dataset.box);
    if (heading && box) {
      const next = nextLeaf(box, heading, boxes);
      if (next === null) return;
      setChosen(next.id);
      setFollows(false);
      control.show({ ...next, x: next.x - 260, y: next.y - 150, width: 520 + next.width, height: 330 }, 1.4);
      view.current?.querySelector<SVGGElement>(`[data-box="${CSS.escape(next.id)}"]`)?.focus();
    } else if (heading) {
      setFollows(false);
      control.pan(
        { left: -stride, right: stride, up: 0, down: 0 }[heading],
        { left: 0, right: 0, up: -stride, down: stride }[heading],
      );
    } else if (event.key === '+' || event.key === '=') {
      setFollows(false);
      control.zoom(zoomStep);
    } else if (event.key === '-') {
      setFollows(false);
      control.zoom(1 / zoomStep);
    } else if (event.key === '0') {
      setFollows(false);
      control.showAll();
    } else if (event.key === 'f') {
      setFollows(true);
    } else if ((event.key === 'Enter' || event.key === ' ') && box) {
      choose(box.id);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="chart-view">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is of HTML. */}
      <svg
        ref={view}
        className="chart"
        role="group"
        aria-label="The chart of the session. Arrows move it, plus and minus zoom, 0 shows all of it, F follows the session."
        tabindex={0}
        onKeyDown={onKeyDown}
      >
        <Arrows />
        <g ref={drawing}>
          <Boxes boxes={boxes} active={active} reachable={reachable?.id ?? null} />
          <Lines lines={lines} starts={starts} />
          {pointed && (
            <LitLines
              lines={lines}
              lit={pointed.lines}
              kind="pointed"
              labelOf={() => pointed.event}
              step={step}
            />
          )}
          <LitLines
            lines={lines}
            lit={fired}
            kind="taken"
            labelOf={(ways) => ways.find(({ id }) => taken.has(id))?.label ?? ''}
            step={step}
          />
          <RegionNames boxes={boxes} active={active} control={control} />
        </g>
      </svg>
      <Minimap layout={layout} control={control} leaves={leaves} onMove={leave} />
      <div className="chart-tools">
        <button
          className="dock-button"
          type="button"
          aria-pressed={follows}
          title="Re-centre on what moved last, and follow it"
          onClick={() => setFollows(!follows)}
        >
          Follow
        </button>
        <button
          className="dock-button"
          type="button"
          aria-label="Zoom out"
          onClick={() => control.zoom(1 / zoomStep)}
        >
          −
        </button>
        <button
          className="dock-button"
          type="button"
          aria-label="Zoom in"
          onClick={() => control.zoom(zoomStep)}
        >
          +
        </button>
        <button
          className="dock-button"
          type="button"
          onClick={() => {
            setFollows(false);
            control.showAll();
          }}
        >
          All
        </button>
      </div>
    </div>
  );
}

function Arrows(): VNode {
  const arrow = (id: string) => (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="9"
      markerHeight="9"
      markerUnits="userSpaceOnUse"
      orient="auto-start-reverse"
    >
      <path d="M0 0.6 7.4 4 0 7.4z" />
    </marker>
  );
  return (
    <defs>
      {arrow('chart-arrow')}
      {arrow('chart-arrow-taken')}
    </defs>
  );
}
