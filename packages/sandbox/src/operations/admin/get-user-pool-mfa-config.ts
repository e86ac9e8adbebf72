import { describeMfaConfig } from '../../pool/describe-pool.ts';
import { poolOperation } from '../operation.ts';

export const getUserPoolMfaConfig = poolOperation({}, ({ pool }) => describeMfaConfig(pool));
