/** The texts of the first page: part of the first load, so nothing else is in here. */
export const first = {
  busy: 'One moment',
  signedIn: 'You’re signed in.',
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    next: 'Continue',
    passkey: 'Use a passkey',
    others: 'Other ways',
    forgot: 'Forgot your password?',
    signUp: 'Create an account',
    passwordOptional: 'Leave it empty if you sign in another way.',
    keepSignedIn: 'Keep me signed in',
  },
  identifier: {
    any: { label: 'Username or email', missing: 'Enter your username or email.' },
    username: { label: 'Username', missing: 'Enter your username.' },
    email: { label: 'Email', missing: 'Enter your email.' },
    phone: { label: 'Phone number', missing: 'Enter your phone number.' },
  },
  password: { label: 'Password', missing: 'Enter your password.', show: 'Show password' },
  ways: { back: 'Back', cancel: 'Cancel' },
  form: {
    missing: 'Fill this in.',
    email: 'Write it as name@example.com.',
    invalid: 'Check this.',
  },
  notLoaded: { text: 'A part of this page did not load.', retry: 'Try again' },
};
