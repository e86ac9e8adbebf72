import { describeClient } from '../../pool/describe-pool.ts';
import { clientSettingsFromWire } from '../../pool/wire-client.ts';
import * as member from '../../wire/members.ts';
import { poolOperation, requireClient } from '../operation.ts';

/** Sets all settings of an app client: those left out go back to their defaults, as on the real service. */
export const updateUserPoolClient = poolOperation(
  { ClientId: member.clientId },
  ({ pool }, { ClientId }, body) => {
    const client = requireClient(pool, ClientId);
    client.settings = clientSettingsFromWire({ ClientName: client.settings.clientName, ...body });
    client.modifiedAt = pool.clock.now();
    return { UserPoolClient: describeClient(pool, client) };
  },
);
