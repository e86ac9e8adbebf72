import type { IdTokenClaims } from '@latchkey/auth';
import { Card } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';

/** Claims that are times, in seconds since 1970 (RFC 7519). */
const MOMENTS = new Set(['auth_time', 'exp', 'iat']);

export function ClaimsCard({ claims }: { readonly claims: IdTokenClaims }): ReactElement {
  return (
    <Card title="What your ID token says" kind="claims">
      <dl>
        {Object.entries(claims).map(([claim, value]) => (
          <div key={claim}>
            <dt>{claim}</dt>
            <dd>{formatClaim(claim, value)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function formatClaim(claim: string, value: unknown): string {
  if (MOMENTS.has(claim) && typeof value === 'number') return new Date(value * 1000).toLocaleString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
