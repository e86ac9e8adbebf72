/**
 * The page's part of managed login: its address, its pop-ups, and their results.
 *
 * @module
 */
import type { Returned } from '../../api.ts';
import { callEach } from '../../call-each.ts';
import { isText } from '../../checks.ts';
import type { ExtensionContext } from '../../extension.ts';
import type { BackendServices, Kept, ManagedLoginServices, RedirectInput } from '../../machine/ports.ts';
import type { Fault } from '../../model.ts';
import { seal, unseal } from '../../sealed.ts';
import { faultReply } from '../fault-reply.ts';
import { explain } from './explain.ts';
import { leave } from './leave.ts';
import { type Prepared, RELAYED } from './prepared.ts';
import { openRelay } from './relay.ts';
import { checkRequest } from './request.ts';
import { frameIn, popupOf, type Shown } from './shown.ts';

/** How long to wait for a person in a pop-up, and for an iframe, in milliseconds. */
const PATIENCE = 600_000;
const FRAME_PATIENCE = 10_000;

/** A redirect URL passed on by another page. */
interface HandedOver {
  readonly href: string;
}

export interface WindowsContext extends Omit<ExtensionContext, 'place'> {
  /** The services on this page or in a worker. */
  readonly services: BackendServices;
  /** Returns the pop-up opened by the click, once. */
  readonly takeOpened: () => Window | null;
}

const NOTHING: Kept = { returnTo: null, data: undefined };

export function windowServices(context: WindowsContext): ManagedLoginServices {
  const { services, environment, config, takeOpened, ready } = context;
  const { window } = environment;
  const relay = openRelay(environment, config.scope);
  let shown: Shown | null = null;
  let kept = NOTHING;

  /** Called when the chart shows the result. */
  const tell = (fault: Fault | null) => {
    const returned = { ...kept, fault };
    ready().then(
      () => callEach([(told: Returned) => config.onReturn?.(told)], returned),
      () => {},
    );
  };
  /** Sealed by the services for the page, or read from the page's own address. */
  const preparedIn = (redirect: RedirectInput['redirect']) => unseal(redirect) as Prepared;

  return {
    async prepareRedirect({ mode, redirect }, signal) {
      shown = popupOf(takeOpened());
      const close = () => {
        shown?.close();
        shown = null;
      };
      const request = checkRequest(mode, unseal(redirect), window?.location.href ?? '');
      if (isText(request)) {
        close();
        return faultReply('configuration', request);
      }
      // If the pop-up is blocked, or no channel is available, the page leaves instead.
      const isBlocked = mode === 'popup' && (!shown || !relay);
      if (isBlocked) close();
      const checked = seal<unknown>({ ...request, frame: request.frame && relay !== null });
      const input = { mode: isBlocked ? ('redirect' as const) : mode, redirect: checked };
      const reply = await services.prepareRedirect(input, signal);
      if (reply.kind !== 'show') close();
      return reply;
    },

    async leavePage({ redirect }, signal) {
      const reply = await leave(environment, preparedIn(redirect).url, signal);
      if (!signal.aborted) explain(null);
      return reply;
    },

    async showWindow({ redirect }, signal) {
      const { url, state } = preparedIn(redirect);
      const isFrame = shown === null;
      // Listens before anything is shown.
      const coming = relay?.wait(state, isFrame ? FRAME_PATIENCE : PATIENCE, signal);
      const opened = shown ?? frameIn(window);
      shown = null;
      opened.go(url);
      const href = await coming;
      opened.close();
      if (!isText(href)) return faultReply('cancelled', 'window-timeout');
      return { kind: 'returned', redirect: seal<unknown>({ href } satisfies HandedOver) };
    },

    async claimRedirect({ redirect }, signal) {
      const given = unseal(redirect) as string | HandedOver;
      const isOwn = typeof given === 'string';
      const href = bounded(isOwn ? given : given.href);
      const state = stateIn(href);
      if (isOwn && relay && RELAYED.test(state) && (await relay.hand(state, href))) {
        window?.close();
        // The waiting page removes the iframe.
        return { kind: 'none' };
      }
      const reply = await services.claimRedirect({ redirect: seal<unknown>(href) }, signal);
      kept = reply.kept ?? NOTHING;
      if (reply.kind !== 'claimed') tell(reply.kind === 'fault' ? reply.fault : null);
      return reply;
    },

    async exchangeCode(input, signal) {
      const reply = await services.exchangeCode(input, signal);
      tell(reply.kind === 'fault' ? reply.fault : null);
      return reply;
    },
  };
}

function stateIn(href: string): string {
  try {
    return new URL(href).searchParams.get('state') ?? '';
  } catch {
    return '';
  }
}

/** Managed login never sends anything longer; a provider may send any text. */
const MOST_PARAMETERS = 20;
const LONGEST_VALUE = 2_048;

/** The URL with its parameters cut to a useful length. */
function bounded(href: string): string {
  try {
    const url = new URL(href);
    const parameters = [...url.searchParams].slice(0, MOST_PARAMETERS);
    url.search = `${new URLSearchParams(parameters.map(([name, value]) => [name, value.slice(0, LONGEST_VALUE)]))}`;
    return url.href;
  } catch {
    return '';
  }
}
