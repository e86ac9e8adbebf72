import { Button, Heading } from '@latchkey/ui/parts';
import type { ReactElement, ReactNode } from 'react';

interface LandingProps {
  readonly onSignIn: () => void;
  readonly onSignUp: () => void;
  /** Messages about what happened before. */
  readonly children?: ReactNode;
  readonly more?: ReactNode;
}

/** The first page: what this is, and what people can do here. */
export function Landing({ onSignIn, onSignUp, children, more }: LandingProps): ReactElement {
  return (
    <section className="lk-step landing">
      <header className="lk-head">
        <Heading>A sign-in you can watch.</Heading>
        <p className="lk-lead">
          Latchkey is a TypeScript library for Amazon Cognito. It signs people in on your own pages, and every
          step is a named state: this page shows which one you are in.
        </p>
      </header>
      {children}
      <div className="lk-actions">
        <Button look="primary" onClick={onSignIn}>
          Sign in
        </Button>
        <Button onClick={onSignUp}>Create an account</Button>
      </div>
      {more}
    </section>
  );
}
