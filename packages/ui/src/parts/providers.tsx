import type { ReactElement } from 'react';
import type { Provider } from '../options.ts';
import { fill } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

export interface ProvidersProps {
  readonly providers: readonly Provider[];
}

/** Ways to sign in somewhere else, each a button, above the form. */
export function Providers({ providers }: ProvidersProps): ReactElement {
  const words = useStepWords();
  return (
    <div className="lk-providers">
      {providers.map(({ id, name, icon, onSelect }) => (
        <button key={id} type="button" className="lk-button lk-secondary" onClick={onSelect}>
          {icon}
          {fill(words.provider, { provider: name })}
        </button>
      ))}
      <p className="lk-divider">{words.or}</p>
    </div>
  );
}
