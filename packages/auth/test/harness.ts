/**
 * Services that a test answers by hand, watchers that it speaks through, time that it moves.
 *
 * @module
 */

import { type Actor, createActor, SimulatedClock } from 'xstate';
import { servicesBy } from '../src/chart/still-chart.ts';
import type { AuthInput } from '../src/machine/context.ts';
import { createAuthMachine } from '../src/machine/machine.ts';
import { managedLoginChart } from '../src/machine/managed-login.ts';
import type { AuthEmitted, ClockEvent, ConnectionEvent, Ports, TabEvent } from '../src/machine/ports.ts';
import type { AuthMachine } from '../src/machine/setup.ts';
import type { Challenge, DeviceStanding, SessionInfo } from '../src/model.ts';
import type { SignInRequest } from '../src/requests.ts';
import { createProjection } from '../src/state/projection.ts';
import type { AllActions, AuthState } from '../src/views.ts';
import { allActions } from './actions.ts';
import { FakePage } from './fake-page.ts';
import { challengeReply, session } from './replies.ts';

type PortName = keyof Ports;

interface Call {
  readonly name: PortName;
  readonly input: unknown;
  readonly signal: AbortSignal;
  resolve(reply: unknown): void;
  reject(error: unknown): void;
}

interface Watchers {
  tabs?: (event: TabEvent) => void;
  connection?: (event: ConnectionEvent) => void;
  clock?: (event: ClockEvent) => void;
}

/** Lets settled promises reach the actor. */
const settle = async () => {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};

/** Time that a test moves; like a browser's, its timers fire immediately for delays beyond 32 bits. */
class TestClock extends SimulatedClock {
  override setTimeout(run: () => void, milliseconds: number): number {
    return super.setTimeout(run, milliseconds > 2 ** 31 - 1 ? 0 : milliseconds);
  }
}

export class Harness {
  readonly actor: Actor<AuthMachine>;
  readonly actions: AllActions;
  readonly clock = new TestClock();
  readonly page = new FakePage();
  readonly emitted: AuthEmitted[] = [];
  readonly #calls: Call[] = [];
  readonly #project: (snapshot: ReturnType<Actor<AuthMachine>['getSnapshot']>) => AuthState;
  readonly #watchers: Watchers = {};

  constructor(input: Partial<AuthInput> = {}, inspect?: (event: unknown) => void) {
    const services = servicesBy((name, port, signal) => this.#call(name, port, signal));
    const machine = createAuthMachine(
      services,
      {
        watchTabs: (send) => this.#watch('tabs', send),
        watchConnection: (send) => this.#watch('connection', send),
        watchClock: (send) => this.#watch('clock', send),
      },
      { now: () => this.clock.now(), random: () => 0.5, page: this.page },
      managedLoginChart,
    );
    this.actor = createActor(machine, {
      clock: this.clock,
      input: { flow: 'USER_SRP_AUTH', onExpired: 'signOut', tabs: false, ...input },
      ...(inspect && { inspect }),
    });
    this.actor.on('*', (event) => this.emitted.push(event));
    this.actions = allActions((event) => this.actor.send(event));
    this.#project = createProjection(this.actions, { claims: () => null, totp: () => null });
    this.actor.start();
  }

  get state(): AuthState {
    return this.#project(this.actor.getSnapshot());
  }

  /** The services that have been called and not answered, except aborted ones. */
  get pending(): PortName[] {
    return this.#calls.filter(({ signal }) => !signal.aborted).map(({ name }) => name);
  }

  /** The active watchers. */
  get watching(): string[] {
    return Object.keys(this.#watchers);
  }

  /** Sends a watcher's events to the chart. */
  readonly tell = {
    tabs: (event: TabEvent) => this.#watchers.tabs?.(event),
    connection: (event: ConnectionEvent) => this.#watchers.connection?.(event),
    clock: (event: ClockEvent) => this.#watchers.clock?.(event),
  };

  /** Answers the oldest pending call of a service; returns its input. */
  async reply<K extends PortName>(name: K, reply: Ports[K][1]): Promise<Ports[K][0]> {
    const call = this.#take(name);
    call.resolve(reply);
    await settle();
    // Recorded by the service with this name.
    return call.input as Ports[K][0];
  }

  async fail(name: PortName, error: unknown = new Error('a bug')): Promise<void> {
    this.#take(name).reject(error);
    await settle();
  }

  /** Answers an aborted call: the service could not be stopped in time. */
  async replyLate<K extends PortName>(name: K, reply: Ports[K][1]): Promise<void> {
    this.#take(name, true).resolve(reply);
    await settle();
  }

  #watch<K extends keyof Watchers>(name: K, send: Watchers[K]): () => void {
    this.#watchers[name] = send;
    return () => {
      delete this.#watchers[name];
    };
  }

  #take(name: PortName, aborted = false): Call {
    const index = this.#calls.findIndex((call) => call.name === name && call.signal.aborted === aborted);
    const [call] = index < 0 ? [] : this.#calls.splice(index, 1);
    if (call === undefined)
      throw new Error(`${name} was not asked; waiting: ${this.pending.join() || 'nothing'}`);
    return call;
  }

  #call(name: PortName, input: unknown, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#calls.push({ name, input, signal, resolve, reject });
    });
  }
}

type Input = Partial<AuthInput>;

/** Nobody is signed in. */
export async function signedOut(input?: Input, inspect?: (event: unknown) => void): Promise<Harness> {
  const harness = new Harness(input, inspect);
  await harness.reply('restoreSession', { kind: 'none' });
  return harness;
}

/** A stored session was restored. */
export async function signedIn(
  changes: Partial<SessionInfo> = {},
  device: DeviceStanding = 'none',
  input?: Input,
): Promise<Harness> {
  const harness = new Harness(input);
  await harness.reply('restoreSession', { kind: 'fresh', session: session(changes), device });
  return harness;
}

/** The server's first response was this challenge. */
export async function challenged(
  name: string,
  changes: Partial<Challenge> = {},
  request: Partial<SignInRequest> = {},
): Promise<Harness> {
  const harness = await signedOut({ flow: 'USER_PASSWORD_AUTH' });
  // The choice flow would use a password immediately: without one it asks.
  const password = request.flow === 'USER_AUTH' ? {} : { password: 'Secret-1' };
  harness.actions.signIn({ username: 'ada', ...password, ...request });
  await harness.reply('initiateAuth', challengeReply(name, changes));
  return harness;
}
