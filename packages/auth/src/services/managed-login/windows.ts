/**
 * The page's part of managed login: its address, its pop-ups, and their results.
 *
 * @module
 */
import type { Returned } from '../../api.ts';
import { callEach } from '../../call-each.ts';
import { isText } from '../../checks.ts';
import type { ExtensionContext } from '../../extension.ts';
import type { BackendServices, FaultReply, Kept, ManagedLoginServices, Reply } from '../../machine/ports.ts';
import type { Fault } from '../../model.ts';
import { seal, unseal } from '../../sealed.ts';
import { explain } from './explain.ts';
import { leave } from './leave.ts';
import { type Prepared, RELAYED } from './prepared.ts';
import { openRelay } from './relay.ts';
import { checkRequest, dataIn, LONGEST_WORD, pathOf } from './request.ts';

/** How long to wait for a person in a pop-up, and for an iframe, in milliseconds. */
const PATIENCE = 600_000;
const FRAME_PATIENCE = 10_000;
/** How long to wait for an answer from the waiting page, in milliseconds. */
const ANSWER = 2_000;

/** The query of a redirect, passed on by another page. */
interface HandedOver {
  readonly href: string;
}

export interface WindowsContext extends Omit<ExtensionContext, 'place'> {
  /** The services on this page or in a worker. */
  readonly services: BackendServices;
  /** Returns the pop-up opened by the click, once. */
  readonly takeOpened: () => Window | null;
}

const NOTHING: Kept = { returnTo: null, data: null };
// Literals: a module for them would be a file of its own in every app with a domain.
const refused = (kind: Fault['kind'], code: string): FaultReply => ({ kind: 'fault', fault: { kind, code } });

export function windowServices(context: WindowsContext): ManagedLoginServices {
  const { services, environment, config, takeOpened, ready } = context;
  const { window } = environment;
  const relay = openRelay(environment, config.scope);
  let popup: Window | null = null;
  let kept = NOTHING;

  /** Called when the chart shows the result. */
  const tell = (reply: Reply) => {
    const fault = reply.kind === 'fault' ? reply.fault : null;
    if (fault) explain(fault);
    const { returnTo, data } = kept;
    // Checked again, because it was stored.
    const path = pathOf(returnTo, config.redirectUri ?? '') ?? null;
    const returned = { returnTo: path, data: dataIn(data), fault };
    ready().then(
      () => callEach([(told: Returned) => config.onReturn?.(told)], returned),
      () => {},
    );
  };

  return {
    async prepareRedirect({ mode, redirect }, signal) {
      popup = takeOpened();
      const close = () => {
        popup?.close();
        popup = null;
      };
      const request = checkRequest(mode, unseal(redirect), window?.location.href ?? '');
      if (isText(request)) {
        close();
        return refused('configuration', request);
      }
      // If the pop-up is blocked, or no channel is available, the page leaves instead.
      const isBlocked = mode === 'popup' && (!popup || !relay);
      if (isBlocked) close();
      const checked = seal<unknown>({ ...request, frame: request.frame && relay !== null });
      const input = { mode: isBlocked ? ('redirect' as const) : mode, redirect: checked };
      const reply = await services.prepareRedirect(input, signal);
      if (reply.kind !== 'show') close();
      return reply;
    },

    async leavePage({ redirect }, signal) {
      // The services sealed it for the page.
      const { url } = unseal(redirect) as Prepared;
      const reply = await leave(environment, url, signal);
      if (!signal.aborted) explain(null);
      return reply;
    },

    async showWindow({ redirect }, signal) {
      const { url, state } = unseal(redirect) as Prepared;
      const opened = popup;
      popup = null;
      // Closed by the person. As soon as it shows another site, this may be untrue.
      if (opened?.closed) return { kind: 'none' };
      // Listens before anything is shown.
      const coming = relay?.(state, opened ? PATIENCE : FRAME_PATIENCE, null, signal);
      const frame = opened ? null : window?.document.createElement('iframe');
      if (frame) {
        frame.hidden = true;
        frame.src = url;
        window?.document.body.append(frame);
      }
      opened?.location.replace(url);
      const href = await coming;
      opened?.close();
      frame?.remove();
      if (!isText(href)) return refused('cancelled', 'window-timeout');
      return { kind: 'returned', redirect: seal<unknown>({ href } satisfies HandedOver) };
    },

    async claimRedirect({ redirect }, signal) {
      const given = unseal(redirect) as string | HandedOver;
      const isOwn = typeof given === 'string';
      const query = queryOf(isOwn ? given : given.href);
      const state = query.get('state') ?? '';
      if (isOwn && RELAYED.test(state) && (await relay?.(state, ANSWER, `?${query}`, signal))) {
        window?.close();
        // The waiting page removes the iframe.
        return { kind: 'none' };
      }
      const reply = await services.claimRedirect({ redirect: seal<unknown>(`${query}`) }, signal);
      kept = reply.kept ?? NOTHING;
      if (reply.kind !== 'claimed') tell(reply);
      return reply;
    },

    async exchangeCode(input, signal) {
      // The chart gave it up.
      const giveUp = () => tell(refused('network', 'exchange-lost'));
      signal.addEventListener('abort', giveUp);
      const reply = await services.exchangeCode(input, signal);
      if (!signal.aborted) tell(reply);
      return reply;
    },
  };
}

/** What counts in a redirect: the address may have parameters of the app's own. */
const NAMES = ['code', 'state', 'error', 'error_description', 'iss'];

/** The parameters of a redirect, cut to a useful length: a provider may send any text. */
const queryOf = (href: string): URLSearchParams =>
  new URLSearchParams(
    [...new URLSearchParams(/\?([^#]*)/.exec(href)?.[1])]
      .filter(([name]) => NAMES.includes(name))
      .map(([name, value]) => [name, value.slice(0, LONGEST_WORD)]),
  );
