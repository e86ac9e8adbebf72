import { Icon, laterIcons } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';

const INSTALL = 'npm install @latchkey/auth @latchkey/ui xstate';

/** As in the README of @latchkey/ui, which a test compiles. */
const LINES = `import { createAuth } from '@latchkey/auth';
import { Authenticator } from '@latchkey/ui';
import '@latchkey/ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
const auth = createAuth({ userPoolId: 'eu-central-1_AbC123', clientId: '4n0…' });
createRoot(document.body).render(<Authenticator auth={auth}><App /></Authenticator>);`;

const FACTS: readonly { readonly icon: string; readonly title: string; readonly text: string }[] = [
  {
    icon: laterIcons.key,
    title: 'Your password stays here',
    text: 'SRP proves that you know your password without sending it.',
  },
  {
    icon: laterIcons.device,
    title: 'Remembered browsers',
    text: 'A remembered browser skips the second step. Its key is stored encrypted.',
  },
  {
    icon: laterIcons.refresh,
    title: 'No surprise sign-outs',
    text: 'Tokens are renewed before they expire, once for all your tabs.',
  },
];

/** How to get started. */
export function Start(): ReactElement {
  return (
    <>
      <section className="start-here" aria-labelledby="start-here">
        <h2 id="start-here">The same sign-in in your app</h2>
        {/* They scroll where they are too long, so they can be reached by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached. */}
        <pre tabIndex={0}>
          <code>{INSTALL}</code>
        </pre>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached. */}
        <pre tabIndex={0}>
          <code>{LINES}</code>
        </pre>
      </section>
      <ul className="facts">
        {FACTS.map(({ icon, title, text }) => (
          <li key={title}>
            <Icon path={icon} />
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
