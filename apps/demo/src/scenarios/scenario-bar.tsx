import { Button, Icon, laterIcons } from '@latchkey/ui/parts';
import { type ReactElement, useRef, useSyncExternalStore } from 'react';
import { PersonRow } from './person-row.tsx';
import { ScenarioPicker } from './scenario-picker.tsx';
import { forgetPool, type Stage } from './stage.ts';
import { useChanges } from './use-changes.ts';
import './scenarios.css';

/** The current scenario, and what the visitor needs to know for it. Not part of the product. */
export default function ScenarioBar({ stage }: { readonly stage: Stage }): ReactElement {
  const { scenario, network, link, person, settings } = stage;
  const picker = useRef<HTMLDialogElement>(null);
  const isOn = useSyncExternalStore(network.subscribe, network.isOn);
  const { hasPassword, texts } = useChanges(stage);
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
      {person !== null && <PersonRow person={person} hasPassword={hasPassword} />}
      <div className="scenario-ways">
        {!link.ephemeral && (
          <a
            className="lk-button lk-quiet"
            href={`${link.control}?pool=${settings.userPoolId}#outbox-title`}
            target="_blank"
            rel="noreferrer"
          >
            Sent codes
          </a>
        )}
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
        <p>{scenario?.text ?? 'This is a pool on your computer. Each scenario has a pool of its own.'}</p>
        {scenario?.hint && <p className="scenario-hint">{scenario.hint}</p>}
        {scenario?.providers && link.ephemeral && (
          <p className="scenario-hint">
            Here the sandbox runs inside the page, so it has no pages to redirect to. Run{' '}
            <code>npm start</code> to try this scenario; here you can only sign in with the form.
          </p>
        )}
        {texts.length > 0 && (
          <p className="scenario-hint">
            This pool has been used. {texts.join(' ')}
            {scenario !== null && ' “Start over” creates a new one.'}
          </p>
        )}
      </div>
      <ScenarioPicker present={scenario?.id ?? null} ephemeral={link.ephemeral} dialog={picker} />
    </aside>
  );
}
