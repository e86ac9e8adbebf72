/** The error that `fetch` rejects with when the connection breaks; the HTTP server closes the socket instead. */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}
