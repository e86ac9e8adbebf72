import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { show } from '../../test/show.tsx';

describe('codes', () => {
  it.each(['smsCode', 'emailCode', 'totpCode'] as const)('are sent as digits from %s', async (view) => {
    const { auth, screen } = await show({ view });
    await screen.getByLabelText('Code').fill('123 456');
    await userEvent.keyboard('{Enter}');
    expect(auth.calls).toEqual([{ action: 'submitCode', args: ['123456'] }]);
  });

  it('can be asked for again only where the pool can send one', async () => {
    const { auth, screen } = await show({ view: 'emailCode', canResend: true });
    const again = screen.getByRole('button', { name: 'Send another code' });
    await again.click();
    expect(auth.calls).toEqual([{ action: 'resend', args: [] }]);
    auth.setState({ view: 'emailCode', canResend: false });
    await expect.element(again).not.toBeInTheDocument();
  });

  it('that are wrong leave the step and the digits as they were', async () => {
    const { auth, screen } = await show({ view: 'totpCode' });
    await screen.getByLabelText('Code').fill('000000');
    auth.setState({ view: 'totpCode', fault: { kind: 'code', code: 'CodeMismatchException' } });
    await expect.element(screen.getByRole('alert')).toHaveTextContent('That code isn’t right.');
    const code = screen.getByLabelText('Code');
    await expect.element(code).toHaveFocus();
    await expect.element(code).toHaveValue('000000');
    // Selected: the next digits replace it.
    await userEvent.keyboard('123456');
    await expect.element(code).toHaveValue('123456');
    await expect.element(screen.getByLabelText('Code')).toHaveAttribute('aria-invalid', 'true');
    auth.setState({ view: 'totpCode', fault: null });
    await expect.element(screen.getByLabelText('Code')).not.toHaveAttribute('aria-invalid');
  });
});

describe('a choice', () => {
  it('acts immediately, among the factors of the pool', async () => {
    const { auth, screen } = await show({ view: 'chooseFactor', choices: ['WEB_AUTHN', 'EMAIL_OTP'] });
    await expect.element(screen.getByRole('button', { name: /Text message/ })).not.toBeInTheDocument();
    await screen.getByRole('button', { name: /Email/ }).click();
    expect(auth.calls).toEqual([{ action: 'chooseFactor', args: ['EMAIL_OTP'] }]);
  });

  it('shows unknown names as they are', async () => {
    const { auth, screen } = await show({ view: 'chooseMfa', otherChoices: ['RETINA_SCAN'] });
    await screen.getByRole('button', { name: /retina scan/ }).click();
    expect(auth.calls).toEqual([{ action: 'chooseOther', args: ['RETINA_SCAN'] }]);
  });

  it('cannot be made twice', async () => {
    const { auth, screen } = await show({ view: 'chooseMfa', busy: true });
    await screen.getByRole('button', { name: /Text message/ }).click({ force: true });
    expect(auth.calls).toEqual([]);
  });
});

describe('a new password', () => {
  it('goes out with the attributes that the pool asks for', async () => {
    const { auth, screen } = await show({ view: 'newPassword', requiredAttributes: ['name', 'custom:team'] });
    await screen.getByLabelText('New password', { exact: true }).fill('Nanosecond-Wire-1');
    await screen.getByLabelText('Full name').fill(' Grace Hopper ');
    await screen.getByLabelText('team').fill('navy');
    await screen.getByRole('button', { name: 'Save and continue' }).click();
    expect(auth.calls).toEqual([
      {
        action: 'submitNewPassword',
        args: ['Nanosecond-Wire-1', { name: 'Grace Hopper', 'custom:team': 'navy' }],
      },
    ]);
  });

  it('is checked against the usual rules while it is typed, but not held up by them', async () => {
    const { auth, screen } = await show({ view: 'newPassword' });
    const rule = (text: string) => screen.getByRole('listitem').filter({ hasText: text });
    await screen.getByLabelText('New password', { exact: true }).fill('short');
    await expect.element(rule('a lowercase letter')).toHaveTextContent('a lowercase letter, done');
    await expect.element(rule('8 characters')).toHaveTextContent('8 characters, missing');
    await userEvent.keyboard('{Enter}');
    expect(auth.calls).toEqual([{ action: 'submitNewPassword', args: ['short', {}] }]);
  });
});

describe('setting up an app', () => {
  it('draws the key as a QR code and in letters, and hands in the code with a name', async () => {
    const { auth, screen } = await show({ view: 'setUpTotp' });
    await expect.element(screen.getByRole('img', { name: /picture to scan/ })).toBeVisible();
    await expect.element(screen.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeVisible();
    await screen.getByLabelText('Code').fill('654321');
    await screen.getByLabelText('Name for this app or phone').fill("Ada's phone");
    await screen.getByRole('button', { name: 'Continue' }).click();
    expect(auth.calls).toEqual([{ action: 'submitTotpSetup', args: ['654321', "Ada's phone"] }]);
  });

  it('waits for the key', async () => {
    const { screen } = await show({ view: 'setUpTotp', getTotpSetup: () => null });
    await expect.element(screen.getByText('Getting your key…')).toBeVisible();
    await expect.element(screen.getByLabelText('Code')).not.toBeInTheDocument();
  });

  it('asks for the key again when it was refused', async () => {
    const { auth, screen } = await show({
      view: 'setUpTotp',
      getTotpSetup: () => null,
      fault: { kind: 'network', code: 'network' },
    });
    await screen.getByRole('button', { name: 'Try again' }).click();
    expect(auth.calls).toEqual([{ action: 'clearFault', args: [] }]);
  });
});

describe('a custom challenge', () => {
  it('asks its question, and starts each round with an empty field', async () => {
    const { auth, screen } = await show({
      view: 'custom',
      parameters: { question: 'First pet?' },
      lapsesAt: 1,
    });
    await screen.getByLabelText('First pet?').fill('Rex');
    await userEvent.keyboard('{Enter}');
    expect(auth.calls).toEqual([{ action: 'submitAnswer', args: ['Rex'] }]);
    auth.setState({ view: 'custom', round: 2, parameters: { question: 'First car?' }, lapsesAt: 2 });
    await expect.element(screen.getByLabelText('First car?')).toHaveValue('');
    await expect.element(screen.getByLabelText('First car?')).toHaveFocus();
  });
});

describe('an unknown challenge', () => {
  it('can be answered as it goes over the wire', async () => {
    const { auth, screen } = await show({ view: 'unsupported', challengeName: 'RETINA_SCAN' });
    await expect.element(screen.getByText('RETINA_SCAN')).toBeVisible();
    await screen.getByLabelText('Name of the response').fill('ANSWER');
    await screen.getByLabelText('Response', { exact: true }).fill('left');
    await screen.getByRole('button', { name: 'Send' }).click();
    expect(auth.calls).toEqual([{ action: 'submitRaw', args: [{ ANSWER: 'left' }] }]);
  });
});

describe('the account', () => {
  it('is created with its email address, and confirmed', async () => {
    const { auth, screen } = await show(
      { view: 'signUp' },
      { on: { signUp: () => ({ view: 'confirmSignUp' }) } },
    );
    await screen.getByLabelText('Username').fill('grace');
    await screen.getByLabelText('Email address').fill('not an address');
    await screen.getByLabelText('Password', { exact: true }).fill('Nanosecond-Wire-1');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByLabelText('Email address')).toHaveFocus();
    await screen.getByLabelText('Email address').fill('grace@example.com');
    await userEvent.keyboard('{Enter}');
    await screen.getByLabelText('Code').fill('123456');
    await userEvent.keyboard('{Enter}');
    expect(auth.calls).toEqual([
      {
        action: 'signUp',
        args: [
          { username: 'grace', password: 'Nanosecond-Wire-1', attributes: { email: 'grace@example.com' } },
        ],
      },
      { action: 'confirmSignUp', args: ['123456'] },
    ]);
  });

  it('gets a new password by a code', async () => {
    const { auth, screen } = await show(
      { view: 'forgotPassword' },
      { on: { requestReset: (username) => ({ view: 'resetPassword', username }) } },
    );
    await screen.getByLabelText('Username or email').fill('ada');
    await userEvent.keyboard('{Enter}');
    await screen.getByLabelText('Code').fill('123456');
    await screen.getByLabelText('New password', { exact: true }).fill('Nanosecond-Wire-1');
    await userEvent.keyboard('{Enter}');
    expect(auth.calls).toEqual([
      { action: 'requestReset', args: ['ada'] },
      { action: 'confirmReset', args: ['123456', 'Nanosecond-Wire-1'] },
    ]);
  });
});

describe('ways out', () => {
  it.each(['password', 'smsCode', 'totpCode', 'chooseMfa', 'setUpTotp', 'newPassword', 'passkey'] as const)(
    'lead back from %s, or out of it',
    async (view) => {
      const { auth, screen } = await show({ view });
      await screen.getByRole('button', { name: 'Back' }).click();
      await screen.getByRole('button', { name: 'Cancel' }).click();
      expect(auth.calls.map(({ action }) => action)).toEqual(['back', 'cancel']);
    },
  );

  it.each([
    'password',
    'chooseFactor',
    'smsCode',
    'emailCode',
    'totpCode',
    'chooseMfa',
    'setUpMfa',
    'setUpEmail',
    'newPassword',
    'custom',
  ] as const)('are open while %s waits for the pool', async (view) => {
    const { auth, screen } = await show({ view, busy: true });
    await screen.getByRole('button', { name: 'Cancel' }).click();
    expect(auth.calls).toEqual([{ action: 'cancel', args: [] }]);
  });
});

describe('a code that was sent earlier', () => {
  it('is entered for a username that is taken', async () => {
    const { auth, screen } = await show({
      view: 'signUp',
      username: 'grace',
      fault: { kind: 'taken', code: 'x' },
    });
    await screen.getByRole('button', { name: 'I have a code' }).click();
    expect(auth.calls).toEqual([{ action: 'showConfirmSignUp', args: [{ username: 'grace' }] }]);
  });

  it('is entered for a password that has to be reset, or sent', async () => {
    const { auth, screen } = await show({ view: 'forgotPassword', username: 'grace' });
    await screen.getByRole('button', { name: 'I have a code' }).click();
    auth.setState({ view: 'resetPassword', delivery: null });
    await screen.getByRole('button', { name: 'Send a code' }).click();
    auth.setState({ view: 'resetPassword', canResend: false });
    await expect.element(screen.getByRole('button', { name: /Send a/ })).not.toBeInTheDocument();
    expect(auth.calls).toEqual([
      { action: 'showResetPassword', args: [{ username: 'grace' }] },
      { action: 'resend', args: [] },
    ]);
  });
});
