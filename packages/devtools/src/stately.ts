/**
 * Shows the session in an XState inspector: a page that understands `@statelyai/inspect`. It only sends what the recorder
 * keeps: the library itself would send contexts, inputs and outputs unmasked.
 *
 * @module
 */
import type { Auth } from '@latchkey/auth';
import { type ChartEntry, createChartRecorder, describeChart, watchAuth } from '@latchkey/auth/chart';
import { requireArgument, requireAuth, takeOptions } from '@latchkey/auth/ui';
import { createBrowserInspector, type StatelyInspectionEvent } from '@statelyai/inspect';
import { isObject } from './is-object.ts';
import { definitionOf, stateValueOf } from './xstate-definition.ts';

export interface StatelyInspectorOptions {
  /** The inspector page. Default: Stately's own, `https://stately.ai/inspect`. */
  readonly url?: string;
}

/**
 * Opens an XState inspector and shows it the session from now on, masked. Returns a function that ends it.
 *
 * @throws AuthError `foreign-auth`, `invalid-input`
 */
export function connectStatelyInspector(auth: Auth, options: StatelyInspectorOptions = {}): () => void {
  requireAuth(auth);
  requireArgument(options, isOptions, 'options must be an object; its url, if any, a string.');
  const { url = 'https://stately.ai/inspect' } = takeOptions(options, ['url']);
  // Already serialised: the library would cut off deep values.
  const { adapter } = createBrowserInspector({ url, serialize: (event) => event, maxDeferredEvents: 1_000 });
  // Browsers only open a window for a person's action, and there has been none on this page yet.
  const ended = new AbortController();
  const open = () => {
    adapter.targetWindow ??= window.open(url, 'xstateinspector');
  };
  addEventListener('pointerup', open, { signal: ended.signal });
  addEventListener('keyup', open, { signal: ended.signal });

  let time = 0;
  const recorder = createChartRecorder({ now: () => time });
  const stop = watchAuth(auth, (seen, at) => {
    time = at;
    if (seen.type !== 'request') recorder.inspect(seen);
  });
  adapter.send(actorMessage());
  let next = 0;
  const sendNews = () => {
    const news = recorder.getEntries().filter(({ number }) => number >= next);
    for (const message of news.flatMap(stepMessages)) adapter.send(message);
    next = (news.at(-1)?.number ?? next - 1) + 1;
  };
  sendNews();
  const unsubscribe = recorder.subscribe(sendNews);
  return () => {
    stop();
    unsubscribe();
    ended.abort();
    adapter.stop();
  };
}

const isOptions = (value: unknown) =>
  isObject(value) && (!('url' in value) || typeof (value.url ?? '') === 'string');

/** The protocol's version, as in the library's own messages. */
const protocol = { _version: '0.7.2', rootId: 'auth', sessionId: 'auth' };

function actorMessage(): StatelyInspectionEvent {
  return {
    ...protocol,
    type: '@xstate.actor',
    id: 'auth',
    createdAt: String(Date.now()),
    name: 'auth',
    parentId: undefined,
    definition: JSON.stringify(definitionOf(describeChart())),
    snapshot: { status: 'active', context: {} },
  };
}

function stepMessages({
  number,
  at,
  kind,
  event: type,
  payload,
  active,
}: ChartEntry): StatelyInspectionEvent[] {
  const event = { type, payload };
  const common = { ...protocol, createdAt: String(at) };
  // The library's type for a snapshot has no value, but its messages have one.
  // A step-up is another machine than the one that is drawn there.
  const ids = active.filter((id) => !id.startsWith('auth.stepUp.'));
  const snapshot = { status: 'active', value: stateValueOf(ids), context: {} } as { status: 'active' };
  const told: StatelyInspectionEvent = {
    ...common,
    type: '@xstate.snapshot',
    id: `${number}`,
    event,
    snapshot: { ...snapshot, output: undefined, error: undefined },
  };
  if (kind === 'start') return [told];
  return [{ ...common, type: '@xstate.event', id: `${number} event`, event, sourceId: undefined }, told];
}
