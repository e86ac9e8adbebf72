import { hmacSha256 } from './bytes.ts';

const BLOCK = 32;

/** A source of bytes that are the same for the same name. They are no secret where the name is none. */
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
