import type { Kept, Ports } from '../../machine/ports.ts';
import { seal, unseal } from '../../sealed.ts';
import type { ServiceContext } from '../context.ts';
import { faultReply } from '../fault-reply.ts';
import type { Redirect, Redirects } from './redirects.ts';
import { providerFault } from './refusals.ts';

/** The input of an exchange: the query of the redirect and what was stored for it; null, if a provider started it. */
export interface Grant {
  readonly query: string;
  readonly redirect: Redirect | null;
}

type Input = Ports['claimRedirect'][0];
type Output = Ports['claimRedirect'][1];

const unknown = faultReply('lapsed', 'redirect-unknown', { reason: 'redirect-unknown' });

/**
 * Takes what was stored for the redirect. Nothing in a URL counts, not even its error, unless its state was created by this
 * browser.
 */
export async function claimRedirect(
  { config }: ServiceContext,
  redirects: Redirects,
  { redirect: given }: Input,
): Promise<Output> {
  // The page took it from its own address, and a worker has checked it.
  const query = unseal(given) as string;
  const parameters = new URLSearchParams(query);
  const claimed = (redirect: Redirect | null, kept?: Kept): Output => ({
    kind: 'claimed',
    redirect: seal<unknown>({ query, redirect } satisfies Grant, 'proof'),
    kept,
  });
  const state = parameters.get('state');
  const isError = parameters.has('error');
  if (!state) {
    if (isError || !parameters.get('code')) return unknown;
    if (config.idpInitiated === 'allow') return claimed(null);
    return faultReply('refused', 'idp-initiated', { reason: 'idp-initiated' });
  }
  const redirect = await redirects.claim(state);
  if (!redirect) return unknown;
  const { mode, returnTo, data } = redirect;
  const kept = { returnTo, data };
  if (!isError) return claimed(redirect, kept);
  if (mode === 'silent' && parameters.get('error') === 'login_required') return { kind: 'none', kept };
  return { kind: 'fault', fault: providerFault(parameters), kept };
}
