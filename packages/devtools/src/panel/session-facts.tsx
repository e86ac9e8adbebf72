/** @jsxImportSource preact */
import type { Auth, Capabilities } from '@latchkey/auth';
import { type ChartEntry, type KeptRecord, keptRecords } from '@latchkey/auth/chart';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { duration } from './time.ts';

interface SessionFactsProps {
  /** Null for a report, which has no running session. */
  readonly auth: Auth | null;
  readonly steps: readonly ChartEntry[];
}

/** Stored records, messages from other tabs, and the lifetime of the tokens. Never their content. */
export function SessionFacts({ auth, steps }: SessionFactsProps): VNode {
  const now = useNow();
  return (
    <div className="facts">
      <Tokens auth={auth} steps={steps} now={now} />
      <Tabs steps={steps} now={now} />
      {auth && <Storage auth={auth} steps={steps} />}
    </div>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Epoch milliseconds. */
interface Life {
  readonly from: number;
  readonly refreshAt: number;
  readonly expiresAt: number;
}

/** When the last tokens came, and when they expire. */
function lifeOf(steps: readonly ChartEntry[]): Life | null {
  for (const { at, payload } of steps.toReversed()) {
    const { session } = Object(payload) as { session?: unknown };
    const { expiresAt, refreshAt } = Object(session) as { expiresAt?: unknown; refreshAt?: unknown };
    if (typeof expiresAt === 'number' && typeof refreshAt === 'number')
      return { from: at, refreshAt, expiresAt };
  }
  return null;
}

function Tokens({ auth, steps, now }: SessionFactsProps & { readonly now: number }): VNode {
  const claims = auth === null ? null : auth.getClaims('access');
  const life = auth !== null && claims === null ? null : lifeOf(steps);
  const share = (time: number, { from, expiresAt }: Life) =>
    Math.min(Math.max((time - from) / Math.max(expiresAt - from, 1), 0), 1) * 100;
  const until = (time: number) => (time > now ? `in ${duration(time - now)}` : `${duration(now - time)} ago`);
  return (
    <section aria-label="Tokens">
      <h3 className="panel-title">Tokens</h3>
      {life === null ? (
        <p>{claims === null ? 'Nobody is signed in.' : `They expire ${until(claims.exp * 1_000)}.`}</p>
      ) : (
        <>
          <svg className="life" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect className="life-all" width="100" height="8" />
            <rect className="life-past" width={share(now, life)} height="8" />
            <rect className="life-refresh" x={share(life.refreshAt, life) - 0.3} width="0.6" height="8" />
          </svg>
          <dl className="payload">
            <Fact name="came">{until(life.from)}</Fact>
            <Fact name="are refreshed">{until(life.refreshAt)}</Fact>
            <Fact name="expire">{until(life.expiresAt)}</Fact>
          </dl>
        </>
      )}
    </section>
  );
}

function Tabs({ steps, now }: { readonly steps: readonly ChartEntry[]; readonly now: number }): VNode {
  const told = steps.filter(({ event }) => event.startsWith('tab.')).toReversed();
  const [role] = told.filter(({ event }) => event === 'tab.leading' || event === 'tab.following');
  return (
    <section aria-label="Tabs">
      <h3 className="panel-title">Tabs</h3>
      <p>
        {role === undefined
          ? 'This tab has not had to agree with others about who refreshes the tokens.'
          : role.event === 'tab.leading'
            ? 'This tab refreshes the tokens for all tabs.'
            : 'Another tab refreshes the tokens.'}
      </p>
      <dl className="payload">
        {told.slice(0, 5).map(({ number, event, at }) => (
          <Fact key={number} name={event}>{`${duration(Math.max(now - at, 0))} ago`}</Fact>
        ))}
      </dl>
    </section>
  );
}

function Storage({ auth, steps }: { readonly auth: Auth; readonly steps: readonly ChartEntry[] }): VNode {
  const [kept, setKept] = useState<{ can: Capabilities; records: readonly KeptRecord[] } | null>(null);
  const last = steps.at(-1);
  // Any step may have written something.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `last` is why it is read again.
  useEffect(() => {
    let isGone = false;
    Promise.all([auth.getCapabilities(), keptRecords(auth)]).then(
      ([can, records]) => {
        if (!isGone) setKept({ can, records });
      },
      () => {
        if (!isGone) setKept(null);
      },
    );
    return () => {
      isGone = true;
    };
  }, [auth, last]);
  return (
    <section aria-label="Storage">
      <h3 className="panel-title">Storage</h3>
      {kept && (
        <dl className="payload">
          <Fact name="kept">
            {kept.can.storage === 'encrypted'
              ? 'encrypted, in IndexedDB'
              : `in memory (${kept.can.reason ?? 'chosen'})`}
          </Fact>
          <Fact name="locks, channel">{`${yes(kept.can.locks)}, ${yes(kept.can.channel)}`}</Fact>
          {kept.records.map(({ name, bytes, generation }) => (
            <Fact key={name} name={name}>
              {bytes === null
                ? 'empty'
                : [size(bytes), generation && `written ${generation} times`].filter(Boolean).join(', ')}
            </Fact>
          ))}
          {Object.entries(kept.can.lost ?? {}).map(([name, why]) => (
            <Fact key={`lost ${name}`} name={name}>{`cannot be read: ${why}`}</Fact>
          ))}
        </dl>
      )}
    </section>
  );
}

const yes = (is: boolean) => (is ? 'yes' : 'no');
const size = (bytes: number) => (bytes < 1_000 ? `${bytes} bytes` : `${(bytes / 1_000).toFixed(1)} kB`);

function Fact({ name, children }: { readonly name: string; readonly children: string }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
