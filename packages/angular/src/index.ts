export { authInterceptor } from './auth-interceptor.ts';
export { injectAuth, injectAuthClient, injectUser, provideAuth } from './inject-auth.ts';
