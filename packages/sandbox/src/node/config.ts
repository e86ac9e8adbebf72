import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { derivedBytes } from '../derived-bytes.ts';
import { newPoolId } from '../ids.ts';
import type { SandboxOptions } from '../options.ts';
import { readTemplate, type Template } from '../template/read-template.ts';
import { type Arguments, UsageError } from './arguments.ts';

/** The configuration from a command line. */
interface Configuration extends Pick<Template, 'warnings' | 'outputs'> {
  readonly options: SandboxOptions;
}

/**
 * Reads the options of a sandbox from the files in a command line. Without an id the first pool always gets the same, so that
 * an app needs no other settings after a restart.
 *
 * @throws {@link UsageError} that names the file and its problem, or TemplateError
 */
export async function configurationOf(
  args: Pick<Arguments, 'config' | 'template' | 'triggers' | 'parameters' | 'region'>,
): Promise<Configuration> {
  const config = args.config === undefined ? {} : await loadConfig(args.config);
  if (args.template !== undefined) return withTemplate(args.template, args, config);
  const region = args.region ?? config.region ?? 'us-east-1';
  const id = newPoolId(derivedBytes('latchkey-sandbox'), region);
  const options = { ...config, region, userPool: { id, ...config.userPool } };
  return { options, warnings: [], outputs: {} };
}

async function withTemplate(
  path: string,
  { triggers, parameters, region }: Pick<Arguments, 'triggers' | 'parameters' | 'region'>,
  config: SandboxOptions,
): Promise<Configuration> {
  const both = (['userPool', 'clients', 'pools'] as const).filter((name) => config[name] !== undefined);
  if (both.length > 0) {
    throw new UsageError(`The template defines the pool: remove ${both.join(' and ')} from --config.`);
  }
  const functions = triggers === undefined ? {} : await load(triggers, importModule);
  const text = await load(path, (file) => readFile(file, 'utf8'));
  const { options, warnings, outputs } = readTemplate(text, { parameters, region, triggers: functions });
  const named = new Map((options.users ?? []).map((user) => [user.username, user]));
  for (const user of config.users ?? []) {
    named.set(user.username, { ...named.get(user.username), status: 'CONFIRMED', ...user });
  }
  const merged = { ...options, ...config, users: [...named.values()] };
  return {
    options: {
      ...merged,
      groups: [...(options.groups ?? []), ...(config.groups ?? [])],
      triggers: { ...options.triggers, ...config.triggers },
    },
    warnings,
    outputs,
  };
}

async function loadConfig(path: string): Promise<SandboxOptions> {
  const config = await load(path, async (file) =>
    file.endsWith('.json')
      ? (JSON.parse(await readFile(file, 'utf8')) as unknown)
      : (await importModule(file)).default,
  );
  // createSandbox checks the members.
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config;
  throw new UsageError(`${resolve(path)} does not contain an object of sandbox options.`);
}

function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  return import(pathToFileURL(file).href) as Promise<Readonly<Record<string, unknown>>>;
}

async function load<T>(path: string, read: (file: string) => Promise<T>): Promise<T> {
  const file = resolve(path);
  try {
    return await read(file);
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${error instanceof Error ? error.message : 'unknown reason'}`);
  }
}
