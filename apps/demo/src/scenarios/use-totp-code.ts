import { useEffect, useState } from 'react';
import { control } from './sandbox-link.ts';
import type { Stage } from './stage.ts';

/** The picture for an app to scan, on the account page. */
const PICTURE = '.lk-key';

const INTERVAL = 3_000;

/**
 * Returns the current code of an authenticator app: the one with this secret, otherwise the one that the pool has for this
 * user. Null without both.
 *
 * @param onlyInSetup - only for an app that is being set up, while the page shows the picture to scan
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
        const output = await control(
          link,
          `/pools/${userPoolId}/totp`,
          secret === null ? { username } : { secret },
        );
        // The control API has this shape; it is a developer tool, and trusted.
        const app = output as { code: string; isInSetup?: boolean };
        show(onlyInSetup && app.isInSetup !== true ? null : app.code);
      } catch {
        // No such user, or the sandbox is stopped or restarting: asked again next time.
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
