/** Where the app of the storm is, and where managed login leads back to. */
export const HOME = 'http://localhost:5173/';
export const REDIRECT = 'http://localhost:5173/callback';
export const LOGOUT = 'http://localhost:5173/bye';
