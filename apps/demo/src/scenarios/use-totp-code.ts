import { useEffect, useState } from 'react';
import { control } from './sandbox-link.ts';
import type { Stage } from './stage.ts';

/** The picture that an app scans, in the account. */
const PICTURE = '.lk-key';

const INTERVAL = 3_000;

/**
 * The code that an authenticator app shows now: the one with this secret, or else the one that the pool knows of this user. Null
 * without both.
 *
 * @param onlyInSetup - only of an app that is being set up, while the page shows what it scans
 */
export function useTotpCode(
  { link, settings }: Stage,
  secret: string | null,
  username: string | null,
  onlyInSetup: boolean,
): string | null {
  const [code, setCode] = useState<string | null>(null);
  const { userPoolId } = settings;
  useEffect(() => {
    if (secret === null && username === null) return undefined;
    let isGone = false;
    const show = (next: string | null) => {
      if (!isGone) setCode(next);
    };
    const ask = async () => {
      if (onlyInSetup && document.querySelector(PICTURE) === null) return show(null);
      try {
        const answer = await control(
          link,
          `/pools/${userPoolId}/totp`,
          secret === null ? { username } : { secret },
        );
        // The control API has this shape; it is a tool of the developer, not a source to guard against.
        const app = answer as { code: string; isInSetup?: boolean };
        show(onlyInSetup && app.isInSetup !== true ? null : app.code);
      } catch {
        // Nobody's, stopped or restarting: asked again at the next turn.
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), INTERVAL);
    return () => {
      isGone = true;
      clearInterval(timer);
      setCode(null);
    };
  }, [link, userPoolId, secret, username, onlyInSetup]);
  return code;
}
