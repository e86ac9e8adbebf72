import { parseArgs } from 'node:util';
import { CreateError } from './create-error.ts';
import { checkTemplate, TEMPLATES, type Template } from './templates.ts';

export const USAGE = `npm create latchkey [folder] [-- --template ${TEMPLATES.join('|')}]

Creates a Vite app that signs people in, with a local user pool and tests. Default folder: latchkey-app
`;

export interface Wanted {
  /** The folder to create the app in. */
  readonly folder: string;
  /** Null if not given. */
  readonly template: Template | null;
}

/** Parses the arguments; null for help. @throws CreateError `bad-usage` */
export function wantedBy(args: readonly string[]): Wanted | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [folder = 'latchkey-app', ...others] = positionals;
  if (others.length > 0)
    throw new CreateError('bad-usage', `Only one folder can be given: remove "${others[0]}".`);
  return { folder, template: values.template === undefined ? null : checkTemplate(values.template) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { template: { type: 'string', short: 't' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new CreateError('bad-usage', error instanceof Error ? error.message : String(error));
  }
}
