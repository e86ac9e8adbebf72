import type { AuthConfig, Environment } from '../api.ts';
import { pageHandles } from './handles.ts';
import { showPasskeys } from './passkeys.ts';
import { giveWafTokens } from './waf-tokens.ts';
import type { ToWorker } from './wire.ts';

/**
 * One worker, and what the page holds and shows for it. Each worker counts its handles and its dialogs from 1: those of a lost
 * one must not reach the next.
 */
export function openPeer(
  worker: Worker,
  credentials: Environment['credentials'],
  getWafToken: AuthConfig['getWafToken'],
) {
  const post = (message: ToWorker) => worker.postMessage(message);
  const passkeys = showPasskeys(credentials, post);
  const wafTokens = giveWafTokens(getWafToken, post);
  return {
    post,
    handles: pageHandles((handle) => post({ type: 'free', handle })),
    passkeys,
    wafTokens,
    /** Also closes its dialogs. */
    end() {
      worker.terminate();
      passkeys.close();
      wafTokens.close();
    },
  };
}

export type Peer = ReturnType<typeof openPeer>;
