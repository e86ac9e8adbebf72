import { expect, test } from 'vitest';
import { Journal } from './journal.ts';

const call = (operation: string, errorType?: string) => ({
  at: 0,
  requestId: 'a-request',
  operation,
  status: 200,
  ...(errorType === undefined ? {} : { errorType }),
  request: {},
  response: {},
});

test('operations are counted beyond the entries that are kept, unknown ones are not', () => {
  const journal = new Journal(1);
  for (let count = 0; count < 2; count += 1) {
    journal.record(call('GetUser', 'NotAuthorizedException'));
    journal.record(call('MakeCoffee', 'UnknownOperationException'));
  }
  const counts = () => [journal.count(), journal.count('GetUser'), journal.count('MakeCoffee')];
  expect(counts()).toEqual([4, 2, 1]);
  journal.record(call('GetUser'));
  expect(counts()).toEqual([5, 3, 0]);
});
