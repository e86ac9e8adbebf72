import type { ReactElement } from 'react';
import { Heading } from '../ui/heading.tsx';

export function SigningOut(): ReactElement {
  return (
    <section className="step leaving">
      <span className="spinner" aria-hidden="true" />
      <Heading>Signing out</Heading>
      <p className="lead">Your tokens are being revoked and what was stored is being cleared.</p>
    </section>
  );
}
