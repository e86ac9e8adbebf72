import { useEffect, useState } from 'react';
import { control } from './sandbox-link.ts';
import type { Stage } from './stage.ts';

const INTERVAL = 5_000;

/** The code that an authenticator app with this secret shows now; null without a secret. */
export function useTotpCode({ link, settings }: Stage, secret: string | null): string | null {
  const [code, setCode] = useState<string | null>(null);
  const { userPoolId } = settings;
  useEffect(() => {
    if (secret === null) return undefined;
    const ask = () => {
      control(link, `/pools/${userPoolId}/totp`, { secret }).then(
        // The control API has this shape; it is a tool of the developer, not a source to guard against.
        (answer) => setCode((answer as { code: string }).code),
        // Stopped or restarting: asked again at the next turn.
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, INTERVAL);
    return () => {
      clearInterval(timer);
      setCode(null);
    };
  }, [link, userPoolId, secret]);
  return code;
}
