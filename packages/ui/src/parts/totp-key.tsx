import type { TotpSetup } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { late } from '../late.tsx';
import { useStepWords } from '../words/use-steps.ts';

// Few people ever see this step, so the QR encoder is loaded on use.
const QrCode = late(async () => (await import('./qr-code.tsx')).default, { Waiting: NoCode });

function NoCode(): ReactElement {
  return <div className="lk-qr" aria-hidden="true" />;
}

/** The secret for an authenticator app: to scan, to type, or to open on this device. */
export function TotpKey({ setup }: { readonly setup: TotpSetup }): ReactElement {
  const { setUpTotp } = useStepWords();
  return (
    <div className="lk-key">
      <QrCode text={setup.uri} label={setUpTotp.picture} />
      <div>
        <p>{setUpTotp.type}</p>
        <code className="lk-secret" dir="ltr">
          {setup.secret.match(/.{1,4}/g)?.join(' ')}
        </code>
        <p>
          <a href={setup.uri}>{setUpTotp.open}</a>
        </p>
      </div>
    </div>
  );
}
