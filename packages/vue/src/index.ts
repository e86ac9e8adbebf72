export { authPlugin, provideAuth, useAuthClient } from './auth-client.ts';
export { AuthSwitch, type AuthViews } from './auth-switch.ts';
export { authGuard } from './guard.ts';
export { useAuth, useUser } from './use-auth.ts';
