/** A request to the worker. */
export interface Asked {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly headers: [string, string][];
  readonly body: string | null;
}

/** The result of the request with that id. */
export type Told =
  | {
      readonly id: number;
      readonly status: number;
      readonly headers: [string, string][];
      readonly body: string;
    }
  | { readonly id: number; readonly error: string };
