import {
  HttpClient,
  HttpErrorResponse,
  type HttpEvent,
  type HttpRequest,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createTestAuth, type TestAuth } from '@latchkey/auth/testing';
import { firstValueFrom, type Observable, of, throwError } from 'rxjs';
import { expect, it } from 'vitest';
import { authInterceptor, provideAuth } from './index.ts';

const notes = 'https://api.example.com/notes';
const refused = (status: number) => throwError(() => new HttpErrorResponse({ status, url: notes }));
const granted = () => of(new HttpResponse({ status: 200, body: 'notes' }));

/** A client of an API with given answers, and the tokens that the API has seen. */
function start(auth: TestAuth, respond: (token: string | null) => Observable<HttpEvent<unknown>> = granted) {
  const seen: (string | null)[] = [];
  const api = (request: HttpRequest<unknown>) => {
    const token = request.headers.get('Authorization');
    seen.push(token);
    return respond(token);
  };
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      provideAuth(auth),
      provideHttpClient(withInterceptors([authInterceptor({ origins: ['https://api.example.com'] }), api])),
    ],
  });
  const client = TestBed.inject(HttpClient);
  return { seen, get: (url = notes, headers = {}) => firstValueFrom(client.get(url, { headers })) };
}

it('adds the token to requests to the origins that are listed, and to no other', async () => {
  const { seen, get } = start(createTestAuth({ view: 'home' }));
  expect(await get()).toBe('notes');
  await get('https://elsewhere.example.com/notes');
  await get('/relative');
  expect(seen).toEqual(['Bearer access-token', null, null]);
});

it('leaves a header that the app has set, and sends nothing where nobody is signed in', async () => {
  const auth = createTestAuth({ view: 'home' });
  const { seen, get } = start(auth);
  await get(notes, { Authorization: 'Basic mine' });
  auth.setState({ view: 'signedOut' });
  await get();
  expect(seen).toEqual(['Basic mine', null]);
});

it('tries a 401 once more, with a newer token', async () => {
  const respond = (token: string | null) => (token === 'Bearer access-token' ? refused(401) : granted());
  const { seen, get } = start(createTestAuth({ view: 'home' }), respond);
  expect(await get()).toBe('notes');
  expect(seen).toEqual(['Bearer access-token', 'Bearer access-token-1']);
});

it('hands on a 401 that a newer token does not help, and each other error immediately', async () => {
  const { seen, get } = start(createTestAuth({ view: 'home' }), () => refused(401));
  await expect(get()).rejects.toMatchObject({ status: 401 });
  expect(seen).toHaveLength(2);
  TestBed.resetTestingModule();
  const forbidden = start(createTestAuth({ view: 'home' }), () => refused(403));
  await expect(forbidden.get()).rejects.toMatchObject({ status: 403 });
  expect(forbidden.seen).toHaveLength(1);
});

it('refuses a pattern in place of an origin before any request is made', () => {
  expect(() => authInterceptor({ origins: ['https://*.example.com'] })).toThrow(
    expect.objectContaining({ code: 'invalid-config' }),
  );
});
