import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Problem } from './problem.mjs';

/**
 * A line for one table. `before` is the line of that table that every table has: the one of `unsupported`, the challenge that
 * Latchkey does not know, or of its action, its event or its answer.
 *
 * @typedef {object} Line
 * @property {string} file from the root
 * @property {string} before how that line begins, without its indentation
 * @property {string} text
 */

/**
 * @param {string} name as on the wire
 * @returns {readonly Line[]}
 */
function linesOf(name) {
  const { component, view, action, title, file: viewFile } = namesOf(name);
  /** @type {(file: string, before: string, text: string) => Line} */
  const auth = (file, before, text) => ({ file: `packages/auth/${file}`, before, text });
  /** @type {(file: string, before: string, text: string) => Line} */
  const demo = (file, before, text) => ({ file: `apps/demo/src/${file}`, before, text });
  /** @type {(file: string, before: string, text: string) => Line} */
  const ui = (file, before, text) => ({ file: `packages/ui/src/${file}`, before, text });
  const isAnswer = `shaped({ kind: oneOf(['${view}'] as const), answer: isTyped }),`;
  const submit = `${action}: (answer) => send({ type: '${view}.submit', answer: { kind: '${view}', answer: takeSecret(answer) } }),`;
  return [
    auth(
      'src/model.ts',
      "| { readonly kind: 'raw'",
      `| { readonly kind: '${view}'; readonly answer: Sealed }`,
    ),
    auth('src/machine/events.ts', "| Answered<'raw.submit'", `| Answered<'${view}.submit', '${view}'>`),
    auth('src/auth-actions.ts', 'readonly submitAnswer:', `readonly ${action}: (answer: string) => void;`),
    auth('src/views.ts', 'unsupported: PendingData', `${view}: PendingData;`),
    auth('src/views.ts', 'unsupported: [', `${view}: ['${action}', 'clearFault', ...challenge],`),
    auth('src/state/actions.ts', 'submitRaw: (', submit),
    auth('src/state/projection.ts', 'unsupported: (', `${view}: step,`),
    auth(
      'src/machine/challenge.ts',
      'CUSTOM_CHALLENGE: ask(',
      `${name}: ask('${view}', { '${view}.submit': submitAnswer }),`,
    ),
    auth(
      'src/services/challenge-responses.ts',
      "case 'raw':",
      `case '${view}': return { ANSWER: unseal(answer.answer) };`,
    ),
    auth('src/isolation/check-input.ts', "shaped({ kind: oneOf(['raw']", isAnswer),
    auth('src/chart/redaction.ts', "'raw.submit':", `'${view}.submit': answered,`),
    auth(
      'src/chart/samples/events.ts',
      "'raw.submit':",
      `'${view}.submit': [{ type: '${view}.submit', answer: { kind: '${view}', answer: secret } }],`,
    ),
    auth('src/chart/samples/replies.ts', "['RETINA_SCAN', {", `['${name}', {}],`),
    auth('src/chart/samples/views.ts', 'unsupported: {', `${view}: pending,`),
    auth(
      'src/state/events.test.ts',
      'submitRaw: [',
      `${action}: [[(on) => on.${action}('42'), { type: '${view}.submit', answer: { kind: '${view}', answer: ['42'] } }]],`,
    ),
    auth(
      'test/actions.ts',
      'submitRaw: (',
      `${action}: ({ ${action} }) => ${action}('the-${view}-answer-42'),`,
    ),
    auth('test/actions.ts', "'the-raw-answer-42',", `'the-${view}-answer-42',`),
    auth('test/fuzz/person.ts', 'submitRaw: (', `${action}: () => ['the answer of the person'],`),
    auth('src/views-table.test.ts', 'unsupported:', `${view}: 'the server asks for \`${name}\`',`),
    demo('shell/view-titles.ts', 'unsupported:', `${view}: '${title}',`),
    ui(
      'views/later-views.tsx',
      'import { Unsupported }',
      `import { ${component} } from './${viewFile}.tsx';`,
    ),
    ui('views/later-views.tsx', 'unsupported: Unsupported', `${view}: ${component},`),
  ];
}

/**
 * The view, and its test, which fails until the view is written.
 *
 * @param {string} name
 * @returns {Readonly<Record<string, string>>} by the path from the root
 */
function filesOf(name) {
  const { component, view, action, title, file } = namesOf(name);
  const path = `packages/ui/src/views/${file}`;
  return {
    [`${path}.tsx`]: `import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';

export function ${component}(state: StateOf<'${view}'>): ReactElement {
  const { lapsesAt, busy, fault, ${action}, clearFault, back, cancel } = state;
  return (
    <Step title="${title}" lapsesAt={lapsesAt} onBack={back} onCancel={cancel}>
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => ${action}(read('answer'))}
      >
        <Field name="answer" label="Answer" autoComplete="off" required missing="Enter the answer." />
        <Button type="submit" look="primary" busy={busy}>
          Continue
        </Button>
      </StepForm>
    </Step>
  );
}
`,
    [`${path}.browser.test.tsx`]: `import { expect, it } from 'vitest';
import { show } from '../../test/show.tsx';

it('is answered', async () => {
  const { auth } = await show({ view: '${view}' });
  expect(auth.calls, 'Write what a person does in this view.').toEqual([
    { action: '${action}', args: ['the answer'] },
  ]);
});
`,
  };
}

/**
 * Adds a challenge that a person answers with one secret text: with its own state, view and action.
 *
 * @param {URL} root with a slash at the end
 * @param {string} name as on the wire, such as PUSH_APPROVAL
 * @returns {readonly string[]} the files that were written, from the root
 * @throws {Problem} before anything is written, when the name is not one, is known already, or a table is not as expected
 */
export function newChallenge(root, name) {
  if (!/^[A-Z][A-Z\d]*(_[A-Z\d]+)*$/.test(name)) {
    throw new Problem(
      `'${name}' is not a name of a challenge: write it as Cognito does, such as PUSH_APPROVAL.`,
    );
  }
  const { view, action } = namesOf(name);
  const known = new RegExp(`^\\s*(readonly )?(${name}|${view}|${action}):`, 'm');
  /** @type {Map<string, string>} */
  const written = new Map();
  for (const { file, before, text } of linesOf(name)) {
    const original = readFileSync(new URL(file, root), 'utf8');
    if (known.test(original)) throw new Problem(`${file} has ${name}, ${view} or ${action} already.`);
    const source = written.get(file) ?? original;
    const lines = source.split('\n');
    const found = lines.flatMap((line, index) => (line.trimStart().startsWith(before) ? [index] : []));
    const [at] = found;
    if (at === undefined || found.length > 1) {
      throw new Problem(
        `${file} has ${found.length} lines that begin with ${before}, not one: see scripts/new-challenge.mjs.`,
      );
    }
    const [indent = ''] = /^\s*/.exec(lines[at] ?? '') ?? [];
    written.set(file, lines.toSpliced(at, 0, indent + text).join('\n'));
  }
  for (const [file, text] of Object.entries(filesOf(name))) {
    if (existsSync(new URL(file, root))) throw new Problem(`${file} exists already.`);
    written.set(file, text);
  }
  for (const [file, text] of written) writeFileSync(new URL(file, root), text);
  return [...written.keys()];
}

/**
 * PUSH_APPROVAL: PushApproval, pushApproval, Push approval, submitPushApproval, push-approval.
 *
 * @param {string} name
 */
function namesOf(name) {
  const words = name.toLowerCase().split('_');
  const component = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const view = component.charAt(0).toLowerCase() + component.slice(1);
  const title = words.join(' ').replace(/^./, (letter) => letter.toUpperCase());
  return { component, view, title, action: `submit${component}`, file: words.join('-') };
}
