import { describePool } from '../../pool/describe-pool.ts';
import { poolOperation } from '../operation.ts';

export const describeUserPool = poolOperation({}, ({ pool }) => ({ UserPool: describePool(pool) }));
