/** An app has constants here. These come in the address: each test has a pool of its own. */
const query = new URL(location.href).searchParams;

export const pool = {
  userPoolId: query.get('userPoolId') ?? '',
  clientId: query.get('clientId') ?? '',
  endpoint: query.get('endpoint') ?? '',
};
