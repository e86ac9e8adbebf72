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

/** A list of ways to continue; each is a button, because a choice takes effect immediately. */
export function Choices<Value extends string>({
  choices,
  busy,
  onChoose,
}: ChoicesProps<Value>): ReactElement | null {
  if (choices.length === 0) return null;
  return (
    <ul className="lk-choices">
      {choices.map(({ value, title, text, icon }) => (
        <li key={value}>
          <button
            className="lk-choice"
            type="button"
            aria-disabled={busy || undefined}
            onClick={() => {
              if (!busy) onChoose(value);
            }}
          >
            <span className="lk-choice-icon">
              <Icon path={icon} />
            </span>
            <span className="lk-choice-text">
              <strong>{title}</strong>
              <span>{text}</span>
            </span>
            <Icon path={laterIcons.arrow} isWay />
          </button>
        </li>
      ))}
    </ul>
  );
}
