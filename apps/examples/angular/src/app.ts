import { ChangeDetectionStrategy, Component } from '@angular/core';
import { injectAuth } from '@latchkey/angular';

@Component({
  selector: 'app-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let state = auth();
    @switch (state.view) {
      @case ('splash') {
        <!-- A stored session is being restored. -->
        <p>One moment</p>
      }
      @case ('signedOut') {
        <button type="button" (click)="state.showSignIn()">Sign in</button>
      }
      @case ('signIn') {
        <form (submit)="$event.preventDefault(); state.signIn({ username: username.value, password: password.value })">
          @if (state.fault) {
            <p role="alert">We could not sign you in ({{ state.fault.kind }}).</p>
          }
          <label>Username <input #username autocomplete="username" required /></label>
          <label>Password <input #password type="password" autocomplete="current-password" required /></label>
          <button type="submit" [disabled]="state.busy">Sign in</button>
        </form>
      }
      @case ('home') {
        <h1>Hello, {{ state.user.username }}</h1>
        <button type="button" (click)="state.signOut()">Sign out</button>
      }
      @default {
        <!-- A code, a new password, a passkey: one view each. -->
        <p>This pool asks for more: {{ state.view }}</p>
      }
    }
  `,
})
export class App {
  readonly auth = injectAuth();
}
