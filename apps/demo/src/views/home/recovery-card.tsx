import { stepUp } from '@latchkey/auth/step-up';
import { useAuthClient } from '@latchkey/react';
import { Button, Card } from '@latchkey/ui/parts';
import { type ReactElement, useState } from 'react';

/** In an app they come from its API, which checks `acr` and `auth_time` of the access token. */
const CODES = ['7QK4-M2VD', 'X9TN-3HRA', 'B6WP-8ZJC'];

/** Seconds since the last proof: after that they are asked for again. */
const MAX_AGE = 300;

type Shown = 'hidden' | 'asking' | 'shown' | 'kept';

/** Something to keep back until the person has proved more than the sign-in did. */
export function RecoveryCard({ level }: { readonly level: string }): ReactElement {
  const auth = useAuthClient();
  const [shown, setShown] = useState<Shown>('hidden');
  const show = async () => {
    setShown('asking');
    const result = await stepUp(auth, { acrValues: level, maxAge: MAX_AGE });
    const isReached = result.outcome === 'done' && result.claims.acr === level;
    setShown(isReached ? 'shown' : 'kept');
  };
  return (
    <Card title="Recovery codes">
      <p>They let you in without a second step, so we ask you for one before we show them.</p>
      {shown === 'shown' && (
        <ul>
          {CODES.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      )}
      <p role="status">
        {shown === 'shown' && 'Confirmed: here are your codes.'}
        {shown === 'kept' && 'Not confirmed: the codes stay hidden.'}
      </p>
      <div className="lk-actions">
        {shown === 'shown' ? (
          <Button onClick={() => setShown('hidden')}>Hide the codes</Button>
        ) : (
          <Button busy={shown === 'asking'} onClick={() => void show()}>
            Show the codes
          </Button>
        )}
      </div>
    </Card>
  );
}
