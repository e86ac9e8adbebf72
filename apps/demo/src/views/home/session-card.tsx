import type { Fault, HomeData, IdTokenClaims } from '@latchkey/auth';
import { useCountdown } from '@latchkey/react';
import { Button, Card, FaultMessage, formatDuration, laterIcons } from '@latchkey/ui/parts';
import type { ReactElement } from 'react';
import { Ring } from './ring.tsx';

interface SessionCardProps {
  readonly session: HomeData['session'];
  readonly claims: IdTokenClaims;
  readonly fault: Fault | null;
  readonly online: boolean;
  readonly onRefresh: () => void;
}

const STATUS = {
  fresh: 'Fresh',
  refreshing: 'Renewing',
  stale: 'Could not be renewed yet',
} as const;

export function SessionCard({ session, claims, fault, online, onRefresh }: SessionCardProps): ReactElement {
  const { status, expiresAt, refreshAt, clockDrift } = session;
  const left = useCountdown(expiresAt);
  const untilRenewal = useCountdown(refreshAt);
  const lifetime = Math.max(1, claims.exp - claims.iat);
  return (
    <Card title="Your tokens" kind="session" status={status}>
      {/* Otherwise it is about this browser as a device, whose card shows it. */}
      <FaultMessage fault={status === 'stale' ? fault : null} quiet />
      <div className="session-life">
        <Ring value={left / lifetime} mark={(left - untilRenewal) / lifetime}>
          <span className="ring-time digits" role="timer" aria-label={`Valid for ${formatDuration(left)}`}>
            {formatDuration(left)}
          </span>
        </Ring>
        <dl>
          <div>
            <dt>State</dt>
            <dd>
              <span className="status" role="status">
                {STATUS[status]}
              </span>
            </dd>
          </div>
          <div>
            <dt>Renews in</dt>
            <dd>
              {online ? (
                <span className="digits">{formatDuration(untilRenewal)}</span>
              ) : (
                'once you are online'
              )}
            </dd>
          </div>
          <div>
            <dt>Clock drift</dt>
            <dd className="digits">{formatDrift(clockDrift)}</dd>
          </div>
        </dl>
      </div>
      <Button icon={laterIcons.refresh} busy={status === 'refreshing'} onClick={onRefresh}>
        Renew now
      </Button>
    </Card>
  );
}

/** In tenths of a second; never "-0.0". */
function formatDrift(milliseconds: number): string {
  return `${(Math.round(milliseconds / 100) / 10 || 0).toFixed(1)} s`;
}
