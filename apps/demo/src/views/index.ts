import type { AuthViews } from '@latchkey/react';
import type { ComponentType } from 'react';
import { viewTitles } from '../shell/view-titles.ts';
import { firstViews } from './first-views.ts';
import { step } from './load-steps.ts';
import type { laterViews } from './steps.ts';

const later = Object.keys(viewTitles).map((view) => [
  view,
  // Where it is one of the first, that one is taken.
  step((steps) => steps.laterViews[view as keyof typeof laterViews] as ComponentType),
]);

// The titles have every view, and the compiler holds the two tables of views to be all of them together.
export const views = { ...Object.fromEntries(later), ...firstViews } as AuthViews;
