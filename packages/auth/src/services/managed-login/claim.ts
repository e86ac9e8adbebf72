import type { Kept, Ports } from '../../machine/ports.ts';
import { seal, unseal } from '../../sealed.ts';
import type { ServiceContext } from '../context.ts';
import { faultReply } from '../fault-reply.ts';
import { providerFault } from './provider-faults.ts';
import type { Redirect, Redirects } from './redirects.ts';
import { dataIn, pathOf } from './request.ts';

/** The input of an exchange: the URL of the redirect and what was stored for it; null, if a provider started it. */
export interface Grant {
  readonly href: string;
  readonly redirect: Redirect | null;
}

type Input = Ports['claimRedirect'][0];
type Output = Ports['claimRedirect'][1];

const unknown = faultReply('lapsed', 'redirect-unknown', { reason: 'redirect-unknown' });
const idpInitiated = faultReply('refused', 'idp-initiated', { reason: 'idp-initiated' });

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
  const href = unseal(given) as string;
  const parameters = parametersOf(href);
  if (!parameters) return unknown;
  const state = parameters.get('state');
  if (state === null) {
    if (!parameters.has('code')) return unknown;
    if (config.idpInitiated !== 'allow') return idpInitiated;
    return claimed({ href, redirect: null }, { returnTo: null, data: undefined });
  }
  const redirect = await redirects.claim(state);
  if (!redirect) return unknown;
  const kept = keptOf(redirect, config.redirectUri ?? '');
  if (parameters.has('error')) {
    if (redirect.mode === 'silent' && parameters.get('error') === 'login_required')
      return { kind: 'none', kept };
    return { kind: 'fault', fault: providerFault(parameters), kept };
  }
  return claimed({ href, redirect }, kept);
}

const claimed = (grant: Grant, kept: Kept): Output => ({
  kind: 'claimed',
  redirect: seal<unknown>(grant, 'proof'),
  kept,
});

function parametersOf(href: string): URLSearchParams | null {
  try {
    return new URL(href).searchParams;
  } catch {
    return null;
  }
}

/** Checked again, because it was stored. */
function keptOf({ returnTo, data }: Redirect, href: string): Kept {
  return { returnTo: returnTo === null ? null : (pathOf(returnTo, href) ?? null), data: dataIn(data) };
}
