/** The URL of the storm's app, which managed login redirects to. */
export const HOME = 'http://localhost:5173/';
export const REDIRECT = 'http://localhost:5173/callback';
export const LOGOUT = 'http://localhost:5173/bye';
