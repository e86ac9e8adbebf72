import { Component } from '@angular/core';
import { injectAuth } from '../src/index.ts';

/** Checked by ngc: each branch, and its handlers, has the data and the actions of its view. */
@Component({
  selector: 'app-narrowing',
  template: `
    @let state = auth();
    @if (state.view === 'signIn') {
      <button [disabled]="state.busy" (click)="state.signIn({ username: state.username })">Sign in</button>
    } @else if (state.view === 'home') {
      <button (click)="state.signOut()">{{ state.user.claims.email }}</button>
    }
  `,
})
export class Narrowing {
  readonly auth = injectAuth();
}
