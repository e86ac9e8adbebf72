import { Button } from '@latchkey/ui/parts';
import type { ReactElement, RefObject } from 'react';
import { groups } from './scenario.ts';
import { scenarioAddress } from './scenario-address.ts';
import { scenarios } from './scenarios.ts';
import { forgetPool } from './stage.ts';

interface ScenarioPickerProps {
  readonly present: string | null;
  readonly ephemeral: boolean;
  readonly dialog: RefObject<HTMLDialogElement | null>;
}

/** All scenarios as links, so that each can be shared. */
export function ScenarioPicker({ present, ephemeral, dialog }: ScenarioPickerProps): ReactElement {
  return (
    <dialog className="picker" ref={dialog} closedby="any" aria-labelledby="picker">
      <header>
        <div>
          <h2 id="picker">Pick a scenario</h2>
          <p>
            {ephemeral
              ? 'Each has its own pool, which runs in this page and starts afresh when you reload.'
              : 'Each time you pick one, your sandbox creates a new pool with one user, Ada.'}
          </p>
        </div>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </header>
      {groups.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <ul>
            {scenarios
              .filter((scenario) => scenario.group === group)
              .map((scenario) => (
                <li key={scenario.id}>
                  <a
                    href={scenarioAddress(scenario.id)}
                    aria-current={scenario.id === present ? 'page' : undefined}
                    // The old pool may have been used up.
                    onClick={() => forgetPool(scenario)}
                  >
                    <strong>{scenario.title}</strong>
                    <span>{scenario.text}</span>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </dialog>
  );
}
