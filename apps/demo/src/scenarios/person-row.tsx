import { useAuth } from '@latchkey/react';
import { Button } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';
import type { Person } from '../settings.ts';
import { fillIn } from './fill-in.ts';

interface PersonRowProps {
  readonly person: Person;
  /** Whether the password is still the one that the page knows. */
  readonly hasPassword: boolean;
}

/**
 * The person to sign in as. The row is as high as its button, so that the page below does not move when that appears or
 * disappears.
 */
export function PersonRow({ person, hasPassword }: PersonRowProps): ReactElement | null {
  const view = useAuth((state) => state.view);
  const { username, password } = person;
  if (view === 'home' || view === 'signingOut') return null;
  const canFill = view === 'signIn' || (view === 'password' && hasPassword);
  return (
    <div className="scenario-person">
      <dl>
        <div>
          <dt>User</dt>
          <dd>{username}</dd>
        </div>
        <div>
          <dt>Password</dt>
          <dd>{hasPassword ? password : 'the one you chose'}</dd>
        </div>
      </dl>
      {canFill && (
        <Button
          onClick={() => {
            fillIn('input[name="username"]', username);
            if (hasPassword) fillIn('input[name="password"]', password);
          }}
        >
          Fill in
        </Button>
      )}
    </div>
  );
}
