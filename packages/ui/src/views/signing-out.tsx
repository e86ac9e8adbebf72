import type { ReactElement } from 'react';
import { Heading } from '../parts/heading.tsx';

export function SigningOut(): ReactElement {
  return (
    <section className="step leaving">
      <span className="spinner" aria-hidden="true" />
      <Heading>Signing out</Heading>
      <p className="lead">Clearing this browser and revoking your tokens.</p>
    </section>
  );
}
