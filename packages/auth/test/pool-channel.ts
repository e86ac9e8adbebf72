/** The channel through which a worker under test reaches the pool, which runs in the test's page. */
export const poolChannel = 'latchkey-test-pool';

export type PoolCall =
  | {
      readonly type: 'ask';
      readonly id: string;
      readonly url: string;
      readonly headers: Record<string, string>;
      readonly body: string;
    }
  | { readonly type: 'answer'; readonly id: string; readonly status: number; readonly body: string };
