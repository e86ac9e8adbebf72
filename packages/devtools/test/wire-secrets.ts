/** Learns every long word in the requests and responses of a `fetch`: tokens, sessions, proofs, passwords. */
export function learnSecrets(send: (request: Request) => Promise<Response>): {
  readonly fetch: typeof fetch;
  readonly secrets: Set<string>;
} {
  const secrets = new Set<string>();
  const learn = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(learn);
    // Names of challenges and devices are not secret; all secrets contain digits.
    else if (typeof value === 'string' && value.length >= 24 && /\d/.test(value)) secrets.add(value);
  };
  return {
    secrets,
    async fetch(input, init) {
      const request = new Request(input, init);
      learn(await request.clone().json());
      const response = await send(request);
      learn(await response.clone().json());
      return response;
    },
  };
}
