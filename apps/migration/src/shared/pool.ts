/** An app has constants here. These come from the URL: each test has its own pool. */
const query = new URL(location.href).searchParams;

export const pool = {
  userPoolId: query.get('userPoolId') ?? '',
  clientId: query.get('clientId') ?? '',
  endpoint: query.get('endpoint') ?? '',
};
