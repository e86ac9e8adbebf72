export interface RememberedDevice {
  readonly key: string;
  readonly name: string;
}

/** What the settings page asks of the library: the same before and after. */
export interface Account {
  readonly readName: () => Promise<string>;
  readonly saveName: (name: string) => Promise<void>;
  readonly changePassword: (current: string, next: string) => Promise<void>;
  readonly listDevices: () => Promise<readonly RememberedDevice[]>;
  readonly forgetDevice: (key: string) => Promise<void>;
  /** The sentence for a password that was refused. */
  readonly sentenceFor: (problem: unknown) => string;
}
