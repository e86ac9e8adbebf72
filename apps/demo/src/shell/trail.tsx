import { useAuthClient } from '@latchkey/react';
import { type ReactElement, useSyncExternalStore } from 'react';
import { viewTitles } from './view-titles.ts';
import { trailOf } from './view-trail.ts';

/** The views that led here, and the current state in the chart. */
export function Trail(): ReactElement {
  const trail = trailOf(useAuthClient());
  const visits = useSyncExternalStore(trail.subscribe, trail.getVisits);
  const present = visits.at(-1);
  return (
    <section className="trail" aria-labelledby="trail">
      <h2 id="trail">The state you are in</h2>
      <ol>
        {visits.map((visit) => (
          <li key={visit.id} aria-current={visit === present ? 'step' : undefined}>
            <code>{visit.view}</code>
            <span>{viewTitles[visit.view]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
