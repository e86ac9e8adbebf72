export { lastUsername } from './last-username.ts';
export { type SignInOptions, SignInOptionsContext } from './sign-in-options.ts';
export { loadViews } from './views/load-views.ts';
export { Views, type ViewsProps } from './views/views.tsx';
