import type { ReactElement } from 'react';
import { Heading } from './ui/heading.tsx';

/** Shown when the demo is not told which pool to sign in to, or is told something it will not do. */
export default function NoPool({ problem }: { readonly problem: string | null }): ReactElement {
  return (
    <main className="main lone">
      <section className="step">
        <header className="step-head">
          <Heading>Which pool?</Heading>
          <p className="lead">{problem ?? 'This page does not know yet which user pool to sign in to.'}</p>
        </header>
        <p>
          Run <code>npm start</code> for one of your own, or name yours in the address:
        </p>
        <p>
          <code>?userPoolId=eu-central-1_AbC123&amp;clientId=…</code>
        </p>
        <p>
          <a href="#/gallery">Look at every state without a pool</a>
        </p>
      </section>
    </main>
  );
}
