import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { CreateError } from './create-error.ts';
import { TEMPLATES, type Template } from './templates.ts';

const NAMES = { react: 'React', vue: 'Vue', svelte: 'Svelte' } as const satisfies Record<Template, string>;

/**
 * Asks for the framework of the app until the answer is a number or name in the list; Enter selects the first.
 *
 * @throws CreateError `bad-usage` if the input ends first
 */
export async function askForTemplate(input: Readable, output: Writable): Promise<Template> {
  const lines = createInterface({ input, output });
  const ended = new Promise<never>((_resolve, reject) => {
    lines.once('close', () => reject(new CreateError('bad-usage', 'No framework was chosen.')));
  });
  const list = TEMPLATES.map((name, index) => `  ${index + 1}  ${NAMES[name]}\n`).join('');
  try {
    for (;;) {
      const line = await Promise.race([lines.question(`Which framework?\n${list}[1] `), ended]);
      const answer = line.trim().toLowerCase();
      const chosen = answer === '' ? TEMPLATES[0] : (TEMPLATES[Number(answer) - 1] ?? named(answer));
      if (chosen !== undefined) return chosen;
    }
  } finally {
    lines.close();
  }
}

const named = (answer: string) => TEMPLATES.find((name) => name === answer);
