import { bytesToHex, hmacSha256 } from '../bytes.ts';
import { deliveryDetails } from '../pool/deliver.ts';
import type { Contact } from '../pool/factors.ts';
import type { Pool } from '../pool/pool.ts';
import type { JsonObject } from '../wire/json.ts';

/** Returns delivery details for an unknown name: as plausible as real ones, and the same each time. */
export function simulatedDelivery(pool: Pool, username: string): JsonObject {
  return deliveryDetails('email', simulatedAddress(pool, username, 'email'));
}

/** An address that an unknown name might have. */
export function simulatedAddress(pool: Pool, username: string, contact: Contact): string {
  const hex = bytesToHex(hmacSha256(pool.simulationSecret, `${contact} ${pool.users.fold(username)}`));
  if (contact === 'phone_number') return `+1${hex.replace(/\D/g, '').slice(0, 10)}`;
  const [name = '', domain = ''] = hex.replace(/\d/g, '');
  return username.includes('@') ? username : `${name}@${domain}`;
}
