/**
 * The views of a step-up, reached as a person would reach them.
 *
 * @module
 */
import { type AuthInput, createContext } from '../machine/context.ts';
import type { Attempt } from '../model.ts';
import { projectState } from '../state/projection.ts';
import { actionsOf, type StateOf } from '../views.ts';
import { explore } from './explore.ts';
import { type GalleryCard, leavesOf, readersOf, still } from './gallery.ts';
import { galleryTime } from './gallery-time.ts';
import { possibleEvents } from './possible.ts';
import { sampleViews } from './samples/views.ts';
import { stillStepUp } from './still-chart.ts';

/** A step-up has no value and context in the chart of the session, which stays in `home`. */
export type StepUpCard = Omit<GalleryCard, 'value' | 'context'>;

const input: AuthInput = { flow: 'USER_AUTH', onExpired: 'ask', tabs: false };

/** Challenges of a sign-in by USER_AUTH that Cognito does not ask a signed-in user. */
const NEVER = /NEW_PASSWORD_REQUIRED|CUSTOM_CHALLENGE|MFA_SETUP|unsupported/;

/**
 * Creates one card for each view that a step-up shows, in front of `home`. `now` in epoch milliseconds.
 *
 * @throws AuthError `invalid-input`
 */
export function createStepUpGallery(options: { readonly now?: number } = {}): StepUpCard[] {
  const now = galleryTime(options);
  const home = homeAt(now);
  const attempt: Attempt = {
    ...createContext(input).attempt,
    username: home.user.username,
    stepUp: { acrValues: 'urn:cognito:loa:3', maxAge: null },
  };
  const cards = new Map<string, StepUpCard>();
  const exploration = { input, now, keysOf: leavesOf };
  for (const { snapshot, path } of explore(stillStepUp(now, attempt), exploration)) {
    const [leaf = ''] = leavesOf(snapshot);
    const state = projectState(snapshot, still, readersOf(snapshot, now));
    const isAsked = snapshot.matches('signIn') && state.view !== 'signIn' && !state.busy;
    if (!isAsked || NEVER.test(leaf) || cards.has(state.view)) continue;
    cards.set(state.view, {
      id: leaf.replace('.signIn.', '.stepUp.'),
      region: 'stepUp',
      state: { ...state, page: home.page, stepUp: { home } },
      path: ['stepUp', ...path.map(({ name }) => name)],
      possible: possibleEvents(snapshot),
    });
  }
  return [...cards.values()];
}

/** A sample of `home`, with the actions that a card has. */
function homeAt(now: number): StateOf<'home'> {
  const actions = Object.fromEntries(actionsOf.home.map((name) => [name, still[name]]));
  // The compiler does not know which names `fromEntries` has met.
  return { view: 'home', ...sampleViews(now).home, ...actions } as StateOf<'home'>;
}
