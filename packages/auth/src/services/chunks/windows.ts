export { windowServices as open } from '../managed-login/windows.ts';
