import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Heading } from '../ui/heading.tsx';
import { Icon } from '../ui/icon.tsx';
import { icons } from '../ui/icons.ts';
import { FaultMessage } from '../ui/late-parts.ts';

const FACTS: readonly { readonly icon: string; readonly title: string; readonly text: string }[] = [
  {
    icon: icons.key,
    title: 'Proved, not sent',
    text: 'SRP shows the pool that you know your password. It never leaves this page.',
  },
  {
    icon: icons.device,
    title: 'This browser, remembered',
    text: 'Its device key is kept encrypted and signs you in next time.',
  },
  {
    icon: icons.refresh,
    title: 'No surprise sign-outs',
    text: 'Tokens renew before they run out, once for all your tabs.',
  },
];

export function SignedOut({ fault, showSignIn, showSignUp }: StateOf<'signedOut'>): ReactElement {
  return (
    <section className="step landing">
      <header className="step-head">
        <Heading>A sign-in you can watch.</Heading>
        <p className="lead">
          This page signs you in to an Amazon Cognito user pool. Every step is a named state, and you see
          which one you are in.
        </p>
      </header>
      <FaultMessage fault={fault} />
      <div className="actions">
        <Button look="primary" onClick={showSignIn}>
          Sign in
        </Button>
        <Button onClick={showSignUp}>Create an account</Button>
      </div>
      <ul className="facts">
        {FACTS.map(({ icon, title, text }) => (
          <li key={title}>
            <Icon path={icon} />
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
