import { CreateError } from './create-error.ts';

/** The framework of the app. */
export type Template = 'react' | 'vue' | 'svelte';

/** The folders of each template, each copied over those before it. Those without `@latchkey/ui` have their own sign-in. */
export const LAYERS: Readonly<Record<Template, readonly string[]>> = {
  react: ['shared', 'react'],
  vue: ['shared', 'steps', 'vue'],
  svelte: ['shared', 'steps', 'svelte'],
};

/** Every template; the first is the default. */
export const TEMPLATES: readonly Template[] = ['react', 'vue', 'svelte'];

/** @throws CreateError `bad-usage` */
export function checkTemplate(name: string): Template {
  const template = TEMPLATES.find((known) => known === name);
  if (template === undefined) {
    const named = typeof name === 'string' ? `There is no template "${name}"` : 'template must be a name';
    throw new CreateError('bad-usage', `${named}: choose ${TEMPLATES.join(', ')}.`);
  }
  return template;
}
