import { Button } from '@latchkey/ui/parts';
import { type ReactElement, type SubmitEvent, useState } from 'react';

/** Shows a report that somebody else recorded and copied, on the chart of this demo. */
export function ReplayReport(): ReactElement {
  const [problem, setProblem] = useState<string | null>(null);
  const replay = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const report = new FormData(event.currentTarget).get('report');
    try {
      const { replayReport } = await import('@latchkey/devtools/replay');
      replayReport(typeof report === 'string' ? report : '');
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <details className="replay">
      <summary>Replay a report from the devtools</summary>
      <form onSubmit={(event) => void replay(event)}>
        <label>
          The report, copied with "Copy as a report"
          <textarea name="report" rows={6} spellCheck={false} autoComplete="off" required />
        </label>
        <Button type="submit">Replay</Button>
        {problem !== null && <p role="alert">{problem}</p>}
      </form>
    </details>
  );
}
