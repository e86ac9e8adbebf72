/** The proof of a device was refused, or could not be computed; `cause` is the error. */
export class DeviceProofError extends Error {
  override readonly name = 'DeviceProofError';

  constructor(cause: unknown) {
    super('The proof of the device was refused.', { cause });
  }
}
