export interface RememberedDevice {
  readonly key: string;
  readonly name: string;
}

/** The calls of the settings page to the library: the same before and after. */
export interface Account {
  readonly readName: () => Promise<string>;
  readonly saveName: (name: string) => Promise<void>;
  readonly changePassword: (current: string, next: string) => Promise<void>;
  readonly listDevices: () => Promise<readonly RememberedDevice[]>;
  readonly forgetDevice: (key: string) => Promise<void>;
  /** Returns the sentence for a refused password. */
  readonly sentenceFor: (problem: unknown) => string;
}
