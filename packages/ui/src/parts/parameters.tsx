import type { ReactElement } from 'react';

/** Public parameters of a challenge, as sent by the pool. */
export function Parameters({
  parameters,
}: {
  readonly parameters: Readonly<Record<string, string>>;
}): ReactElement | null {
  const entries = Object.entries(parameters);
  if (entries.length === 0) return null;
  return (
    <dl className="lk-parameters">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
