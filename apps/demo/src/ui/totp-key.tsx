import type { TotpSetup } from '@latchkey/auth';
import { lazy, type ReactElement, Suspense } from 'react';

// Few people ever see this step: the QR encoder is loaded when they do.
const QrCode = lazy(() => import('./qr-code.tsx'));

/** The secret for an authenticator app: to scan, to type, or to open on this device. */
export function TotpKey({ setup }: { readonly setup: TotpSetup }): ReactElement {
  return (
    <div className="totp-key">
      <Suspense fallback={<div className="qr-code" aria-hidden="true" />}>
        <QrCode text={setup.uri} label="The key for your authenticator app, as a picture to scan" />
      </Suspense>
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
