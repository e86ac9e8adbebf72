import type { Plugin, Rolldown } from 'vite';

/**
 * The chunk that the first page loads after its first script: the page around the form, the connection to the sandbox, and
 * every other part that the library and the pages behind the form load as soon as there is a session. Each by itself, they
 * would be a dozen requests before the form.
 */
export const SOON = 'soon';

const soonModules = [
  /demo\/src\/(scenarios|messages|showcase|shell|devtools|views|start-demo|settings|describe-browser|page-address|local-items)/,
  // `later-views` comes by itself: nobody waits for it. Languages, the account and other rare parts are loaded when they are used.
  /ui\/dist\/(?!views\/|account\/(?!device-card)|returning|parts\/(qr-code|providers)|words\/(?!fill|use-|en\/))/,
  /react\/dist\/use-(countdown|code-field|passkey)/,
  /auth\/dist\/(ui\/|browser\/(passkeys|hold-lock)|services\/(chunks\/)?tabs\.|vault\/tend)/,
  // The devtools listen from the start.
  /auth\/dist\/chart\/(identity|possible|redaction|recorder|samples\/(events|session))/,
  /devtools\/dist\/chunks\/frame/,
];

/** @param id - the path of a module */
export const isSoon = (id: string): boolean =>
  soonModules.some((pattern) => pattern.test(id.replaceAll('\\', '/')));

/** Adds the imports of the first script to the page, so that the browser does not wait for that script to request them. */
export const earlyFiles = (): Plugin => ({
  name: 'early-files',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {}, chunk }) {
      const chunks = Object.values(bundle).filter(
        (file): file is Rolldown.OutputChunk => file.type === 'chunk',
      );
      const now = importsOf(chunk?.imports ?? [], bundle);
      const soon = chunks.filter(({ name }) => name === SOON).map(({ fileName }) => fileName);
      const later = [...importsOf(soon, bundle)].filter((file) => !now.has(file) && file !== chunk?.fileName);
      return [
        ...[...now].map((file) => link(file)),
        ...later.map((file) => link(file, { fetchpriority: 'low' })),
      ];
    },
  },
});

/** Returns the files and all their static imports, each once. */
function importsOf(files: readonly string[], bundle: Rolldown.OutputBundle): Set<string> {
  const all = new Set(files);
  // A Set goes on to what is added to it meanwhile.
  for (const file of all) {
    const chunk = bundle[file];
    for (const imported of chunk?.type === 'chunk' ? chunk.imports : []) all.add(imported);
  }
  return all;
}

const link = (file: string, attrs = {}) =>
  ({
    tag: 'link',
    attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}`, ...attrs },
    injectTo: 'head',
  }) as const;
