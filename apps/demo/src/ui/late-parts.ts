/** Parts of the first views that are not seen at first. */
import { step } from '../views/load-steps.ts';

export const FaultMessage = step((steps) => steps.FaultMessage);
export const TimeLeft = step((steps) => steps.TimeLeft);
