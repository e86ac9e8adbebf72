import type { ReactElement } from 'react';
import { Heading } from '../parts/heading.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function SigningOut(): ReactElement {
  const { signingOut } = useStepWords();
  return (
    <section className="lk-step lk-leaving">
      <span className="lk-spinner" aria-hidden="true" />
      <Heading>{signingOut.title}</Heading>
      <p className="lk-lead">{signingOut.lead}</p>
    </section>
  );
}
