/** @jsxImportSource preact */
import type { Auth } from '@latchkey/auth';
import { type ChartEntry, type ChartRecorder, describeChart } from '@latchkey/auth/chart';
import type { VNode } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { type DockStore, shares } from '../dock-settings.ts';
import type { Box, ChartLayout } from '../layout.ts';
import { writeReport } from '../report.ts';
import type { RequestRecorder } from '../requests.ts';
import { definitionOf } from '../xstate-definition.ts';
import { type Activity, createActivityReader, linesOfEvent, movedLeaves, namesOf } from './activity.ts';
import { ChartView } from './chart-view.tsx';
import { CopyButton } from './copy-button.tsx';
import { DockIcon } from './dock-icon.tsx';
import { PossibleEvents } from './possible-events.tsx';
import { RequestTimeline } from './request-timeline.tsx';
import { sentenceOf } from './sentence.ts';
import { SessionFacts } from './session-facts.tsx';
import { StepLog } from './step-log.tsx';
import { TimelineStrip } from './timeline-strip.tsx';
import { useDock } from './use-dock.ts';
import { useStore } from './use-store.ts';

export interface InspectorProps {
  /** Null for a report. */
  readonly auth: Auth | null;
  readonly layout: ChartLayout;
  readonly recorder: Pick<ChartRecorder, 'getEntries' | 'subscribe'>;
  readonly requests: Pick<RequestRecorder, 'getRequests' | 'subscribe'>;
  readonly dock: DockStore;
}

/** Milliseconds: steps closer together than this are shown as one. */
const moment = 150;

/** The chart beside the page: active states, the steps that led there, and possible events. Works offline. */
export function Inspector({ auth, layout, recorder, requests: wire, dock: store }: InspectorProps): VNode {
  const steps = useStore(recorder.subscribe, recorder.getEntries);
  const requests = useStore(wire.subscribe, wire.getRequests);
  const { side, size, close, moveToOtherSide, border } = useDock(store);
  const [past, setPast] = useState<number | null>(null);
  const [event, setEvent] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Box | null>(null);
  const [showsSession, setShowsSession] = useState(false);
  const last = steps.at(-1);
  const step = steps.find(({ number }) => number === past) ?? last;
  const index = step ? steps.indexOf(step) : -1;
  const before = steps[index - 1];
  const read = useMemo(() => createActivityReader(layout), [layout]);
  const together = useMemo(() => momentOf(step, steps), [step, steps]);
  const activity = useMemo(() => activityOf(step, together, read), [step, together, read]);
  const taken = useMemo(() => new Set(together.flatMap(({ transitions }) => transitions)), [together]);
  const moved = useMemo(() => movedLeaves(activity.leaves, before), [activity, before]);
  const pointed = useMemo(
    () => (event === null ? null : { event, lines: linesOfEvent(event, activity.active, layout.lines) }),
    [event, activity, layout],
  );
  const chooseIndex = useCallback(
    (next: number) => setPast(next === steps.length - 1 ? null : (steps[next]?.number ?? null)),
    [steps],
  );
  const showTarget = (type: string) => {
    const [first] = linesOfEvent(type, activity.active, layout.lines);
    const line = first && layout.lines[first.line];
    const target = line && (first.isBack ? line.from : line.to);
    // A new object each time, so that choosing the same box again shows it again.
    const box = layout.boxes.find(({ id }) => id === target);
    if (box) setWanted({ ...box });
  };

  return (
    <aside
      className="dock"
      data-side={side}
      aria-label="Inspector"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved. */}
      <div
        className="dock-border"
        role="separator"
        aria-label="Size of the inspector"
        aria-orientation={side === 'right' ? 'vertical' : 'horizontal'}
        aria-valuenow={Math.round(size)}
        aria-valuemin={shares.least}
        aria-valuemax={shares.most}
        tabIndex={0}
        {...border}
      />
      <header className="dock-head">
        <h2 className="visually-hidden">Inspector</h2>
        <Whereabouts leaves={activity.leaves} onShow={setWanted} />
        {step !== last && (
          <button className="dock-button dock-live" type="button" onClick={() => setPast(null)}>
            Back to now
          </button>
        )}
        <CopyButton
          label="Copy as a report"
          title="What was recorded, as JSON: masked, to be replayed elsewhere"
          text={() => writeReport(steps, requests, Date.now())}
          file="latchkey-report.json"
        />
        <CopyButton
          label="XState"
          title="The chart as the JSON of an XState machine, for Stately Studio"
          text={() => JSON.stringify(definitionOf(describeChart()), null, 1)}
          file="latchkey-chart.json"
        />
        <button className="dock-button dock-side" type="button" onClick={moveToOtherSide}>
          <DockIcon name={side === 'right' ? 'bottom' : 'right'} />
          <span className="visually-hidden">Dock {side === 'right' ? 'at the bottom' : 'on the right'}</span>
        </button>
        <button className="dock-button" type="button" onClick={close}>
          <DockIcon name="close" />
          <span className="visually-hidden">Close the inspector</span>
        </button>
      </header>
      <p className="sentence">{sentenceOf(step, layout.boxes)}</p>
      <div className="dock-body">
        <ChartView
          layout={layout}
          activity={activity}
          moved={moved}
          pointed={pointed}
          wanted={wanted}
          taken={taken}
          step={step?.number ?? 0}
        />
        <PossibleEvents possible={step?.possible ?? []} onPoint={setEvent} onChoose={showTarget} />
        <div className="panel-bar">
          <TimelineStrip steps={steps} requests={requests} index={index} onChoose={chooseIndex} />
          <button
            className="dock-button"
            type="button"
            aria-pressed={showsSession}
            onClick={() => setShowsSession(!showsSession)}
          >
            Session
          </button>
        </div>
        {showsSession ? (
          <SessionFacts auth={auth} steps={steps} />
        ) : (
          <>
            <StepLog steps={steps} requests={requests} chosen={past} onChoose={setPast} />
            <RequestTimeline requests={requests} steps={steps} onChoose={setPast} />
          </>
        )}
      </div>
    </aside>
  );
}

/** The steps to show: for a past step, only that one; for the current one, all of the same moment. */
function momentOf(step: ChartEntry | undefined, steps: readonly ChartEntry[]): readonly ChartEntry[] {
  if (step === undefined) return [];
  return step === steps.at(-1) ? steps.filter(({ at }) => step.at - at < moment) : [step];
}

function activityOf(
  step: ChartEntry | undefined,
  together: readonly ChartEntry[],
  read: (step: ChartEntry) => Activity,
): Activity {
  if (step === undefined) return { active: new Set(), leaves: [], fired: [] };
  return { ...read(step), fired: together.flatMap((other) => read(other).fired) };
}

interface WhereaboutsProps {
  readonly leaves: Activity['leaves'];
  readonly onShow: (leaf: Box) => void;
}

/** The path to the active state; if there are several, one below the other, each with a button that shows it. */
function Whereabouts({ leaves, onShow }: WhereaboutsProps): VNode {
  const [first, ...others] = leaves;
  if (others.length > 0) {
    return (
      <ul className="regions" aria-label="Active states">
        {leaves.map((leaf) => (
          <li key={leaf.id}>
            <button className="region" type="button" onClick={() => onShow({ ...leaf })}>
              {namesOf(leaf.id).slice(-2).join(' › ')}
            </button>
          </li>
        ))}
      </ul>
    );
  }
  const path = first ? namesOf(first.id) : [];
  return (
    <p className="whereabouts">
      {path.map((name, place) => (
        <span key={path.slice(0, place + 1).join('.')}>{name}</span>
      ))}
    </p>
  );
}
