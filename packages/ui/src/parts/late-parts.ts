/** Parts of every form that the first page does not show at first. */
import { lateChunk } from '../late-chunk.ts';

const { preload, part } = lateChunk(() => import('./form-parts.ts'));

export const loadFormParts = preload;
export const FaultMessage = part((parts) => parts.FaultMessage);
export const TimeLeft = part((parts) => parts.TimeLeft);
export const NoticeMessage = part((parts) => parts.NoticeMessage);
export const PasskeyOffer = part((parts) => parts.PasskeyOffer);
export const Providers = part((parts) => parts.Providers);
