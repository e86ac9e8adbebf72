/** @jsxImportSource preact */
import type { Auth } from '@latchkey/auth';
import type { ChartEntry, ChartRecorder } from '@latchkey/auth/chart';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type DockStore, shares } from '../dock-settings.ts';
import type { ChartLayout } from '../layout.ts';
import type { RequestRecorder } from '../requests.ts';
import { type Activity, createActivityReader, namesOf } from './activity.ts';
import { ChartView } from './chart-view.tsx';
import { DockIcon } from './dock-icon.tsx';
import { PossibleEvents } from './possible-events.tsx';
import { RequestTimeline } from './request-timeline.tsx';
import { StepLog } from './step-log.tsx';
import { useDock } from './use-dock.ts';
import { useStore } from './use-store.ts';

export interface InspectorProps {
  readonly auth: Auth;
  readonly layout: ChartLayout;
  readonly recorder: ChartRecorder;
  readonly requests: RequestRecorder;
  readonly dock: DockStore;
}

/** Milliseconds: what happens faster than this is shown as one. */
const moment = 150;

/** The chart beside the page: what is active, what led there, what can happen next. It works without a network. */
export function Inspector({ layout, recorder, requests, dock: store }: InspectorProps): VNode {
  const steps = useStore(recorder.subscribe, recorder.getEntries);
  const { side, size, close, moveToOtherSide, border } = useDock(store);
  const [past, setPast] = useState<number | null>(null);
  const last = steps.at(-1);
  const step = steps.find(({ number }) => number === past) ?? last;
  const read = useMemo(() => createActivityReader(layout), [layout]);
  const activity = useMemo(() => activityOf(step, steps, read), [step, steps, read]);

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
        <Whereabouts leaves={activity.leaves} />
        {step !== last && (
          <button className="dock-button dock-live" type="button" onClick={() => setPast(null)}>
            Back to now
          </button>
        )}
        <button className="dock-button dock-side" type="button" onClick={moveToOtherSide}>
          <DockIcon name={side === 'right' ? 'bottom' : 'right'} />
          <span className="visually-hidden">Dock {side === 'right' ? 'at the bottom' : 'on the right'}</span>
        </button>
        <button className="dock-button" type="button" onClick={close}>
          <DockIcon name="close" />
          <span className="visually-hidden">Close the inspector</span>
        </button>
      </header>
      <div className="dock-body">
        <ChartView layout={layout} activity={activity} step={step?.number ?? 0} />
        <PossibleEvents possible={step?.possible ?? []} />
        <StepLog
          steps={steps}
          chosen={past}
          onChoose={(number) => setPast(number === past ? null : number)}
        />
        <RequestTimeline recorder={requests} />
      </div>
    </aside>
  );
}

/** Of a step of the past, itself; of the present one, all of the moment that it ends. */
function activityOf(
  step: ChartEntry | undefined,
  steps: readonly ChartEntry[],
  read: (step: ChartEntry) => Activity,
): Activity {
  if (step === undefined) return { active: new Set(), leaves: [], fired: [] };
  const activity = read(step);
  if (step !== steps.at(-1)) return activity;
  const together = steps.filter(({ at }) => step.at - at < moment);
  return { ...activity, fired: together.flatMap((other) => read(other).fired) };
}

function Whereabouts({ leaves }: { readonly leaves: Activity['leaves'] }): VNode {
  const [first, ...others] = leaves;
  const path = first ? namesOf(first.id) : [];
  return (
    <p className="whereabouts">
      {path.map((name, index) => (
        <span key={path.slice(0, index + 1).join('.')}>{name}</span>
      ))}
      {others.length > 0 && (
        <i>{others.length === 1 ? 'and 1 more region' : `and ${others.length} more regions`}</i>
      )}
    </p>
  );
}
