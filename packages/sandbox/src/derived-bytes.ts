import { hmacSha256 } from './bytes.ts';

const BLOCK = 32;

/** Returns a source of bytes that is deterministic for a name. The bytes are only as secret as the name. */
export function derivedBytes(name: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let start = 0; start < length; start += BLOCK) {
      count += 1;
      bytes.set(hmacSha256(name, String(count)).subarray(0, length - start), start);
    }
    return bytes;
  };
}
