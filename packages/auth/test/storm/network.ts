import type { ManualClock } from '../manual-clock.ts';
import { raced } from '../raced.ts';
import type { Gate } from './gate.ts';

/**
 * - `drops`: the connection breaks before the pool sees the call; `loses`: after the pool has done its work;
 * - `holds`: the response waits until it is released; `slow`: it is late.
 */
export type NetworkMode = 'works' | 'drops' | 'loses' | 'holds' | 'slow';
export const NETWORK_MODES: readonly NetworkMode[] = ['works', 'drops', 'loses', 'holds', 'slow'];

type Send = (request: Request) => Promise<Response>;

/** With the API, or at the token endpoint. */
async function isRefreshIn(request: Request): Promise<boolean> {
  const target = request.headers.get('x-amz-target');
  if (target) return target.endsWith('.GetTokensFromRefreshToken');
  return request.url.endsWith('/oauth2/token') && (await request.clone().text()).includes('=refresh_token');
}

/** The network between the tabs and the pool. */
export class Network {
  isOnline = true;
  /** Requests that the pool works on: they take real time. */
  working = 0;
  /** Pending refreshes of living tabs. */
  refreshing = 0;
  mostRefreshing = 0;
  requests = 0;
  #mode: NetworkMode = 'works';
  #times = 0;
  #waiting: (() => void)[] = [];
  #releases = 0;
  readonly #send: Send;
  readonly #clock: ManualClock;

  constructor(send: Send, clock: ManualClock) {
    this.#send = send;
    this.#clock = clock;
  }

  /** Applies to this many requests. */
  set(mode: NetworkMode, times: number): void {
    this.#mode = mode;
    this.#times = times;
  }

  /** Also frees what the pool still works on. */
  release(): void {
    this.#releases += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /**
   * The `fetch` of a tab; `refreshed` is called when the pool has answered a refresh with tokens, and what it returns when
   * the answer reaches the tab.
   */
  for(gate: Gate, refreshed: () => () => void): typeof fetch {
    return (input, init) => {
      const request = new Request(input, init);
      return gate.pass(raced(request.signal, this.#request(request, gate, refreshed)));
    };
  }

  /** Whether nothing delays or drops requests and responses. */
  get isCalm(): boolean {
    return this.isOnline && this.#times <= 0;
  }

  async #request(request: Request, gate: Gate, refreshed: () => () => void): Promise<Response> {
    this.requests += 1;
    const mode = this.#take();
    const isRefresh = await isRefreshIn(request);
    if (!isRefresh) return this.#sendIn(request, mode);
    this.refreshing += 1;
    this.mostRefreshing = Math.max(this.mostRefreshing, this.refreshing);
    let isOver = false;
    const end = () => {
      if (!isOver) this.refreshing -= 1;
      isOver = true;
    };
    gate.onDeath(end);
    try {
      return await this.#sendIn(request, mode, refreshed);
    } finally {
      end();
    }
  }

  async #sendIn(request: Request, mode: NetworkMode, refreshed?: () => () => void): Promise<Response> {
    if (mode === 'drops') throw new TypeError('Failed to fetch');
    const releases = this.#releases;
    this.working += 1;
    let response: Response;
    try {
      response = await this.#send(request);
    } finally {
      this.working -= 1;
    }
    const arrived = response.ok ? refreshed?.() : undefined;
    if (mode === 'loses') throw new TypeError('Failed to fetch');
    if (mode === 'holds' && releases === this.#releases)
      await new Promise<void>((go) => this.#waiting.push(go));
    if (mode === 'slow') await new Promise<void>((go) => this.#clock.setTimeout(go, 15_000));
    arrived?.();
    return response;
  }

  #take(): NetworkMode {
    if (!this.isOnline) return 'drops';
    if (this.#times <= 0) return 'works';
    this.#times -= 1;
    return this.#mode;
  }
}
