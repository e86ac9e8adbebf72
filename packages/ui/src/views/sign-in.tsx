import type { StateOf } from '@latchkey/auth';
import { type ReactElement, useState } from 'react';
import { showSlot, useOptions } from '../options.ts';
import { Button } from '../parts/button.tsx';
import { IdentifierField } from '../parts/identifier-field.tsx';
import { FaultMessage, NoticeMessage, PasskeyOffer, Providers } from '../parts/late-parts.ts';
import { PasswordField } from '../parts/password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { useFirstWords } from '../words/use-first.ts';

const nothing = () => {};

/** The sign-in form: also the first page of an app that has none of its own. */
export function SignIn(state: StateOf<'signIn'> | StateOf<'signedOut'>): ReactElement {
  const { busy, fault, notice, signIn, showSignUp, showForgotPassword } = state;
  const isOpen = state.view === 'signIn';
  const reason = isOpen ? null : state.reason;
  const words = useFirstWords();
  const {
    defaultFlow,
    signUpFields,
    canResetPassword = true,
    keepSignedIn,
    providers = [],
    links,
    ...options
  } = useOptions();
  const [isKept, keep] = useState(keepSignedIn !== 'unticked');
  const remember = keepSignedIn && (isKept ? 'browser' : 'session');
  const asksForWay = defaultFlow === 'USER_AUTH';

  const submit = (read: (name: string) => string) => {
    const password = read('password');
    signIn({
      username: read('username').trim(),
      ...(defaultFlow === undefined ? {} : { flow: defaultFlow }),
      ...(password === '' ? {} : { password }),
      ...(remember && { remember }),
      ...(read('factor') === 'WEB_AUTHN' ? { factor: 'WEB_AUTHN' } : {}),
    });
  };

  const shownFault = reason === 'expired' ? null : fault;
  return (
    <Step title={words.signIn.title} onCancel={isOpen && options.hasLanding ? state.cancel : undefined}>
      {asksForWay && isOpen && <PasskeyOffer username={options.passkeyUsername} />}
      <NoticeMessage notice={notice} reason={reason} />
      {providers.length > 0 && <Providers providers={providers} remember={remember} />}
      <StepForm
        busy={busy}
        fault={isOpen ? shownFault : null}
        onEdit={isOpen ? state.clearFault : nothing}
        onSubmit={submit}
      >
        {/* Why a session ended is said above. */}
        {!isOpen && <FaultMessage fault={shownFault} quiet />}
        <IdentifierField defaultValue={isOpen ? state.username : ''} />
        {!asksForWay && (
          <PasswordField
            name="password"
            autoComplete="current-password"
            required={defaultFlow !== 'CUSTOM_AUTH'}
            {...(defaultFlow === 'CUSTOM_AUTH' ? { hint: words.signIn.passwordOptional } : {})}
          />
        )}
        {keepSignedIn && (
          <label className="lk-check">
            <input type="checkbox" checked={isKept} onChange={(event) => keep(event.target.checked)} />
            {words.signIn.keepSignedIn}
          </label>
        )}
        <Button type="submit" look="primary" busy={busy}>
          {asksForWay ? words.signIn.next : words.signIn.submit}
        </Button>
        {asksForWay && (
          <Button type="submit" name="factor" value="WEB_AUTHN" busy={busy}>
            {words.signIn.passkey}
          </Button>
        )}
      </StepForm>
      <nav className="lk-elsewhere" aria-label={words.signIn.others}>
        {canResetPassword && (
          <Button look="quiet" onClick={showForgotPassword}>
            {words.signIn.forgot}
          </Button>
        )}
        {signUpFields?.length !== 0 && (
          <Button look="quiet" onClick={showSignUp}>
            {words.signIn.signUp}
          </Button>
        )}
      </nav>
      {showSlot(links, state.view)}
    </Step>
  );
}
