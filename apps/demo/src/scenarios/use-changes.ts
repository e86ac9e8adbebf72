import { useAuth } from '@latchkey/react';
import { useEffect, useState } from 'react';
import { type Changes, noChanges, readChanges } from './changes.ts';
import type { Stage } from './stage.ts';

/** Returns the changes in the pool, read again at each view: the person's actions may change it. */
export function useChanges({ link, settings, scenario, person, changes: first }: Stage): Changes {
  const view = useAuth((state) => state.view);
  const [changes, setChanges] = useState(first);
  const { userPoolId } = settings;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each view asks again.
  useEffect(() => {
    if (person === null) return undefined;
    let isGone = false;
    readChanges(link, userPoolId, person, scenario).then(
      (present) => {
        if (!isGone) setChanges(present);
      },
      // Stopped or restarting: asked again at the next view.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [link, userPoolId, person, scenario, view]);
  return person === null ? noChanges : changes;
}
