import { CreateError } from './create.ts';

export const USAGE = `npm create latchkey [folder]

Makes a Vite and React app that signs people in, with a local user pool and tests. Default folder: latchkey-app
`;

/** The folder to make the app in; null when help is asked for. @throws CreateError `bad-usage` */
export function folderIn(args: readonly string[]): string | null {
  if (args.some((arg) => arg === '--help' || arg === '-h')) return null;
  const [folder = 'latchkey-app', ...others] = args;
  const odd = args.find((arg) => arg.startsWith('-')) ?? others[0];
  if (odd !== undefined) throw new CreateError('bad-usage', `"${odd}" is not understood.`);
  return folder;
}
