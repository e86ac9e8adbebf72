/**
 * The chart for inspection: as data, as a drawing, as a gallery of every state. The main entry contains none of it.
 *
 * @module
 */
export { describeChart } from './describe.ts';
export type {
  ChartDescription,
  ChartEventKind,
  ChartGuard,
  ChartNode,
  ChartTransition,
} from './description.ts';
export { createGallery, type GalleryCard } from './gallery.ts';
export { activeNodes, transitionId } from './identity.ts';
export { type KeptRecord, keptRecords } from './kept-records.ts';
export { toMermaid } from './mermaid.ts';
export { type Outline, type OutlineEdge, type OutlineOptions, outlineChart } from './outline.ts';
export type { PossibleEvent } from './possible.ts';
export {
  type ChartEntry,
  type ChartRecorder,
  type ChartRecorderOptions,
  createChartRecorder,
} from './recorder.ts';
export type { Payload } from './redaction.ts';
export { createStepUpGallery, type StepUpCard } from './step-up-gallery.ts';
export { type AuthWatcher, type SentRequest, watchAuth } from './watch-auth.ts';
