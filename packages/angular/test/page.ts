import { Component } from '@angular/core';
import { injectAuth, injectUser } from '../src/index.ts';

/** Declared with a call instead of `@Component`: Latchkey's own compiler settings do not allow decorators. */
export const Page = Component({
  selector: 'app-page',
  template: `
    @let state = auth();
    <h1>{{ state.view }} {{ user()?.username ?? 'nobody' }}</h1>
    @if (state.view === 'totpCode') {
      <button (click)="state.submitCode('123456')">Continue</button>
    }
  `,
})(
  class {
    readonly auth = injectAuth();
    readonly user = injectUser();
  },
);
