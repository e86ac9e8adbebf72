import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** Paths of the pages' style sheet and script. */
export const STYLE_PATH = '/managed-login.css';
export const SCRIPT_PATH = '/managed-login.js';

/** A page with a heading. `alert` is an error; `note` is a success message. */
export function shell(
  title: string,
  body: Html,
  { alert = '', note = '', script = false }: { alert?: string; note?: string; script?: boolean } = {},
): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLE_PATH}">
        ${script ? html`<script type="module" src="${SCRIPT_PATH}"></script>` : ''}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p role="alert">${alert}</p>
          <p role="status">${note}</p>
          ${body}
        </main>
      </body>
    </html>`;
}

/** A form with the browser's secret. It posts to `action`, or to the page's own URL. */
export function form(secret: string, content: Html, action?: string): Html {
  return html`<form method="post" ${action === undefined ? '' : html`action="${action}"`}>
    <input type="hidden" name="_csrf" value="${secret}">
    ${content}
  </form>`;
}

/** A problem that cannot be reported to the app, because its redirect URI is not trusted. */
export function problemPage(alert: string): Html {
  return shell('An error was encountered', html``, { alert });
}
