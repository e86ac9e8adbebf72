/** Names that this package or the platform reads from options, inputs and responses; Node itself fails with two more. */
export const NAMES: readonly string[] = [
  'endpoint region clientId clientSecret fetch retry timeout clock random headers getWafToken',
  'mapRequest keepalive maxRetries transientDelay throttlingDelay maxDelay repeatLost mode cache',
  'referrer integrity duplex priority secret repeatable secretHash SECRET_HASH USERNAME PASSWORD',
  'DEVICE_KEY SRP_A accessToken session authFlow authParameters challengeResponses clientMetadata',
  'password __type code message Message reasonCode toJSON flow',
].flatMap((line) => line.split(' '));

/** Puts a string on Object.prototype under each of the names. */
export function pollute(names: readonly string[] = NAMES): void {
  for (const name of names) {
    Object.defineProperty(Object.prototype, name, {
      value: 'https://evil.example/',
      configurable: true,
      writable: true,
      enumerable: true,
    });
  }
}

export function clean(names: readonly string[] = NAMES): void {
  for (const name of names) Reflect.deleteProperty(Object.prototype, name);
}
