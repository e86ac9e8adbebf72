export { type Current, provideAuth, useAuth, useAuthClient, useUser } from './auth-context.ts';
