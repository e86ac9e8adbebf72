import { useAuth } from '@latchkey/react';
import { Button, Icon, laterIcons } from '@latchkey/ui/parts';
import { type ReactElement, useRef, useSyncExternalStore } from 'react';
import { fillIn } from './fill-in.ts';
import { person } from './scenario.ts';
import { ScenarioPicker } from './scenario-picker.tsx';
import type { Stage } from './stage.ts';
import { forgetPool } from './stage.ts';
import './scenarios.css';

/** Which pool is played with, and what one has to know for it. No part of the product. */
export default function ScenarioBar({ stage }: { readonly stage: Stage }): ReactElement {
  const { scenario, network, link } = stage;
  const picker = useRef<HTMLDialogElement>(null);
  const isOn = useSyncExternalStore(network.subscribe, network.isOn);
  return (
    <aside className="scenario-bar" aria-label="Scenario">
      <button
        className="scenario-pick"
        type="button"
        aria-haspopup="dialog"
        onClick={() => picker.current?.showModal()}
      >
        <span className="visually-hidden">Scenario: </span>
        <span className="scenario-title">{scenario?.title ?? 'Pick a scenario'}</span>
        <Icon path={laterIcons.down} />
      </button>
      {scenario !== null && <Person />}
      <div className="scenario-ways">
        <Button look="quiet" aria-pressed={!isOn} onClick={network.flip}>
          {isOn ? 'Go offline' : 'Go online'}
        </Button>
        {scenario !== null && (
          <Button
            look="quiet"
            onClick={() => {
              forgetPool(scenario);
              location.reload();
            }}
          >
            Start over
          </Button>
        )}
      </div>
      <div className="scenario-about">
        <p>{scenario?.text ?? 'The pool named in the address. Each scenario has its own.'}</p>
        {scenario?.hint && <p className="scenario-hint">{scenario.hint}</p>}
        {scenario?.providers && link.ephemeral && (
          <p className="scenario-hint">
            The sandbox runs inside this page and has no pages of its own to go to. Run <code>npm start</code>{' '}
            to try this one; here you can sign in with the form.
          </p>
        )}
      </div>
      <ScenarioPicker present={scenario?.id ?? null} ephemeral={link.ephemeral} dialog={picker} />
    </aside>
  );
}

/** Who can sign in. In a row as high as its button, so that the page below stays where it is when that comes and goes. */
function Person(): ReactElement | null {
  const view = useAuth((state) => state.view);
  const { username, password } = person;
  if (view === 'home' || view === 'signingOut') return null;
  return (
    <div className="scenario-person">
      <dl>
        <div>
          <dt>User</dt>
          <dd>{username}</dd>
        </div>
        <div>
          <dt>Password</dt>
          <dd>{password}</dd>
        </div>
      </dl>
      {(view === 'signIn' || view === 'password') && (
        <Button
          onClick={() => {
            fillIn('input[name="username"]', username);
            fillIn('input[name="password"]', password);
          }}
        >
          Fill in
        </Button>
      )}
    </div>
  );
}
