import type { ReactElement } from 'react';
import { Icon } from './icon.tsx';
import { laterIcons } from './later-icons.ts';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly text: string;
  readonly icon: string;
}

interface ChoicesProps<Value extends string> {
  readonly choices: readonly Choice<Value>[];
  readonly busy: boolean;
  readonly onChoose: (value: Value) => void;
}

/** A list of ways to go on; each is a button, because choosing acts at once. */
export function Choices<Value extends string>({
  choices,
  busy,
  onChoose,
}: ChoicesProps<Value>): ReactElement | null {
  if (choices.length === 0) return null;
  return (
    <ul className="choices">
      {choices.map(({ value, title, text, icon }) => (
        <li key={value}>
          <button
            className="choice"
            type="button"
            aria-disabled={busy || undefined}
            onClick={() => {
              if (!busy) onChoose(value);
            }}
          >
            <span className="choice-icon">
              <Icon path={icon} />
            </span>
            <span className="choice-text">
              <strong>{title}</strong>
              <span>{text}</span>
            </span>
            <Icon path={laterIcons.arrow} />
          </button>
        </li>
      ))}
    </ul>
  );
}
