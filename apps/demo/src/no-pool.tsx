import { Heading } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';

/** Shown if the demo's settings are invalid, or its sandbox does not respond. */
export default function NoPool({ problem }: { readonly problem: string }): ReactElement {
  return (
    <main className="main lone">
      <section className="lk-step">
        <header className="lk-head">
          <Heading>Which pool?</Heading>
          <p className="lk-lead">{problem}</p>
        </header>
        <p>
          Run <code>npm start</code> to get a local pool, or name your own pool in the URL:
        </p>
        <p>
          <code>?userPoolId=eu-central-1_AbC123&amp;clientId=…</code>
        </p>
        <p>
          <a href="#/gallery">See every state, without a pool</a>
        </p>
      </section>
    </main>
  );
}
