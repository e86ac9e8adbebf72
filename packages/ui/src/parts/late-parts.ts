/** Parts of every form that the first page does not need initially. */
import { late } from '../late.tsx';
import { lateChunk } from '../late-chunk.ts';
import { ProvidersSpace } from './providers-space.tsx';

const { preload, part } = lateChunk(() => import('./form-parts.ts'));

export const loadFormParts = preload;
export const FaultMessage = part((parts) => parts.FaultMessage);
export const TimeLeft = part((parts) => parts.TimeLeft);
export const NoticeMessage = part((parts) => parts.NoticeMessage);
export const PasskeyOffer = part((parts) => parts.PasskeyOffer);
/** Separate from those: an app without providers loads none of it. */
export const Providers = late(async () => (await import('./providers.tsx')).Providers, {
  Waiting: ProvidersSpace,
});
