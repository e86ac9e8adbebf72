import { bytesToHex, hmacSha256 } from '../bytes.ts';
import { deliveryDetails } from '../pool/deliver.ts';
import type { Pool } from '../pool/pool.ts';
import type { JsonObject } from '../wire/json.ts';

/** Delivery details for an unknown name: as plausible as real ones, and the same each time. */
export function simulatedDelivery(pool: Pool, username: string): JsonObject {
  const letters = bytesToHex(hmacSha256(pool.decoySecret, `address ${pool.users.fold(username)}`));
  const [name = '', domain = ''] = letters.replace(/\d/g, '');
  return deliveryDetails('email', username.includes('@') ? username : `${name}@${domain}`);
}
