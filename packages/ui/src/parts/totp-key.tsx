import type { TotpSetup } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { late } from '../late.tsx';

// Few people ever see this step: the QR encoder is loaded when they do.
const QrCode = late(async () => (await import('./qr-code.tsx')).default, { Waiting: NoCode });

function NoCode(): ReactElement {
  return <div className="qr-code" aria-hidden="true" />;
}

/** The secret for an authenticator app: to scan, to type, or to open on this device. */
export function TotpKey({ setup }: { readonly setup: TotpSetup }): ReactElement {
  return (
    <div className="totp-key">
      <QrCode text={setup.uri} label="The key for your authenticator app, as a picture to scan" />
      <div>
        <p>Can't scan it? Type this key into the app:</p>
        <code className="secret">{setup.secret.match(/.{1,4}/g)?.join(' ')}</code>
        <p>
          <a href={setup.uri}>Open the app on this device</a>
        </p>
      </div>
    </div>
  );
}
