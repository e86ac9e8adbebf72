import { describeClient } from '../../pool/describe-pool.ts';
import * as member from '../../wire/members.ts';
import { poolOperation, requireClient } from '../operation.ts';

export const describeUserPoolClient = poolOperation(
  { ClientId: member.clientId },
  ({ pool }, { ClientId }) => ({
    UserPoolClient: describeClient(pool, requireClient(pool, ClientId)),
  }),
);
