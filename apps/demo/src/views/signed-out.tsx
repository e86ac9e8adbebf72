import type { StateOf } from '@latchkey/auth';
import { Button, FaultMessage, Heading, Icon, icons, NoticeMessage } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';

const FACTS: readonly { readonly icon: string; readonly title: string; readonly text: string }[] = [
  {
    icon: icons.key,
    title: 'Your password stays here',
    text: 'SRP proves that you know your password without sending it.',
  },
  {
    icon: icons.device,
    title: 'This browser, remembered',
    text: 'A trusted browser skips the second step. Its key is stored encrypted.',
  },
  {
    icon: icons.refresh,
    title: 'No surprise sign-outs',
    text: 'Tokens are renewed before they expire, once for all your tabs.',
  },
];

export function SignedOut(state: StateOf<'signedOut'>): ReactElement {
  const { fault, notice, reason, showSignIn, showSignUp } = state;
  return (
    <section className="step landing">
      <header className="step-head">
        <Heading>A sign-in you can watch.</Heading>
        <p className="lead">
          This page signs you in to an Amazon Cognito user pool. Every step is a named state, and you see
          which one you are in.
        </p>
      </header>
      <NoticeMessage notice={notice} reason={reason} />
      {/* Why a session ended is said above. */}
      <FaultMessage fault={reason === 'expired' ? null : fault} />
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
