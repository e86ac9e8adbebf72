import type { FakeChannels } from '../fake-channels.ts';
import type { FakeLocks } from '../fake-locks.ts';
import type { ManualClock } from '../manual-clock.ts';
import type { Cryptography } from './cryptography.ts';
import type { Network } from './network.ts';
import type { WorldOptions } from './options.ts';
import type { Watch } from './watch.ts';

/** What a tab of the storm has around it. */
export interface Surroundings {
  readonly clock: ManualClock;
  readonly cryptography: Cryptography;
  readonly indexedDB: IDBFactory;
  readonly locks: FakeLocks;
  readonly channels: FakeChannels;
  readonly skew: { readonly milliseconds: number };
  readonly watch: Watch;
  readonly jitter: () => number;
  readonly options: WorldOptions;
  readonly network: Network;
}
