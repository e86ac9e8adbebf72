import {
  ChangeDetectionStrategy,
  Component,
  createEnvironmentInjector,
  EnvironmentInjector,
  provideZonelessChangeDetection,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createTestAuth, type TestAuth } from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { Page } from '../test/page.ts';
import { injectAuth, injectAuthClient, injectUser, provideAuth } from './index.ts';

const session = (expiresAt: number) => ({
  status: 'fresh' as const,
  expiresAt,
  refreshAt: expiresAt - 300_000,
  clockDrift: 0,
});

/** The page, rendered. */
async function open(auth: TestAuth | (() => TestAuth), component: typeof Page = Page) {
  TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection(), provideAuth(auth)] });
  const fixture = TestBed.createComponent(component);
  await fixture.whenStable();
  const element: HTMLElement = fixture.nativeElement;
  return { fixture, element, heading: () => element.querySelector('h1')?.textContent };
}

it('follows the view of the session', async () => {
  const auth = createTestAuth({ view: 'signIn' });
  const { fixture, heading } = await open(auth);
  expect(heading()).toBe('signIn nobody');
  auth.setState({ view: 'home' });
  await fixture.whenStable();
  expect(heading()).toBe('home ada');
});

it('offers the actions of the view', async () => {
  const auth = createTestAuth({ view: 'totpCode' });
  const { element } = await open(auth);
  element.querySelector('button')?.click();
  expect(auth.calls).toEqual([{ action: 'submitCode', args: ['123456'] }]);
});

it('does not render on a token refresh that leaves the slice as it was', async () => {
  const auth = createTestAuth({ view: 'home' });
  const renders: unknown[] = [];
  const Slice = Component({
    selector: 'app-slice',
    changeDetection: ChangeDetectionStrategy.OnPush,
    template: '<p>{{ seen(username()) }}{{ same(objects()) }}</p>',
  })(
    class {
      readonly username = injectAuth((state) => (state.view === 'home' ? state.user.username : null));
      readonly objects = injectAuth(
        ({ view }) => ({ view }),
        (a, b) => a.view === b.view,
      );
      /** Called by the template, as often as it renders. */
      readonly seen = (username: string | null) => void renders.push(username);
      readonly same = ({ view }: { view: string }) => void renders.push(view);
    },
  );
  const { fixture } = await open(auth, Slice as never);
  renders.length = 0;
  auth.setState({ view: 'home', session: session(1) });
  await fixture.whenStable();
  auth.setState({ view: 'home', session: session(2) });
  await fixture.whenStable();
  expect(renders).toEqual([]);
  auth.setState({ view: 'signedOut' });
  await fixture.whenStable();
  expect(renders).toEqual([null, 'signedOut']);
});

it('listens once for all who read it, and stops when its injector is destroyed', async () => {
  const auth = createTestAuth({ view: 'home' });
  const { fixture } = await open(auth);
  TestBed.createComponent(Page);
  await fixture.whenStable();
  expect(auth.listeners).toBe(1);
  TestBed.resetTestingModule();
  expect(auth.listeners).toBe(0);
  expect(auth.calls).toEqual([]);
});

it('stops before it begins where its injector is destroyed first', async () => {
  const auth = createTestAuth({ view: 'home' });
  const { fixture } = await open(createTestAuth({ view: 'home' }));
  const injector = createEnvironmentInjector([provideAuth(auth)], TestBed.inject(EnvironmentInjector));
  injector.runInContext(injectAuth);
  injector.destroy();
  fixture.componentRef.changeDetectorRef.markForCheck();
  await fixture.whenStable();
  expect(auth.listeners).toBe(0);
});

it('makes an Auth where it is handed a function, and disposes it with its injector', async () => {
  const made: TestAuth[] = [];
  const create = () => {
    const auth = createTestAuth({ view: 'signIn' });
    made.push(auth);
    return auth;
  };
  const { heading } = await open(create);
  expect([heading(), made.length]).toEqual(['signIn nobody', 1]);
  TestBed.resetTestingModule();
  for (const auth of made) {
    await expect(open(auth)).rejects.toThrow(expect.objectContaining({ code: 'disposed' }));
  }
});

it('says what is missing where no Auth is provided', () => {
  TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
  for (const ask of [() => injectAuth(), injectAuthClient, injectUser]) {
    expect(() => TestBed.runInInjectionContext<unknown>(ask)).toThrow(/provideAuth\(auth\)/);
  }
});
