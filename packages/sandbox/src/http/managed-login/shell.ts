import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** Where the pages' style sheet is. */
export const STYLE_PATH = '/managed-login.css';

/** A page with a heading. */
export function shell(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLE_PATH}">
      </head>
      <body><main><h1>${title}</h1>${body}</main></body>
    </html>`;
}

/** The field that shows that a form comes from a page of this browser. */
export function csrfField(secret: string): Html {
  return html`<input type="hidden" name="_csrf" value="${secret}">`;
}

/** A problem that cannot be reported to the app, because its address is not known to be its own. */
export function problemPage(problem: string): Html {
  return shell('An error was encountered', html`<p role="alert">${problem}</p>`);
}
