import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';

const pages = fileURLToPath(new URL('../.latchkey/pages', import.meta.url));

const page = (text: string, link: string) => ({ text, link });

/** The pages of a package's reference, named by TypeDoc. */
function referenceOf(name: string) {
  const folder = `${pages}/api/${name}`;
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return {
    text: `@latchkey/${name}`,
    link: `/api/${name}/`,
    collapsed: true,
    items: entries
      .filter((file) => file.endsWith('.md') && file !== 'index.md')
      .map((file) => file.replace(/\.md$/, ''))
      .map((entry) => page(entry, `/api/${name}/${entry}`)),
  };
}

const reference = existsSync(`${pages}/api`) ? readdirSync(`${pages}/api`) : [];

export default defineConfig({
  title: 'Latchkey',
  description: 'Sign people in to Amazon Cognito from the browser.',
  srcDir: '.latchkey/pages',
  outDir: 'dist',
  base: '/latchkey/',
  cleanUrls: true,
  // Markdown as on GitHub: FAULTS.md has <kind> and the like in code only.
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  // The theme's front page has no landmark for its content.
  transformHtml: (html) => html.replace('class="VPContent is-home"', 'role="main" class="VPContent is-home"'),
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    externalLinkIcon: true,
    socialLinks: [{ icon: 'github', link: 'https://github.com/latchkey-auth/latchkey' }],
    nav: [
      page('Guide', '/guide/start'),
      page('Playground', '/playground'),
      page('Recipes', '/recipes/your-own-view'),
      page('Errors', '/errors'),
      page('API', '/api/auth/'),
    ],
    sidebar: {
      '/api/': reference.map(referenceOf),
      '/': [
        {
          text: 'Start',
          items: [
            page('In five minutes', '/guide/start'),
            page('Why, and why not', '/guide/why'),
            page('The ready-made sign-in', '/guide/ready-made'),
            page('Coming from Amplify', '/guide/from-amplify'),
            page('Coming from another library', '/guide/from-others'),
          ],
        },
        {
          text: 'Concepts',
          items: [
            page('The chart and its views', '/guide/chart'),
            page('Faults', '/guide/faults'),
            page('Tabs, reloads and refresh', '/guide/tabs'),
            page('Where things are kept', '/guide/storage'),
          ],
        },
        {
          text: 'Frameworks',
          items: [
            page('React', '/frameworks/react'),
            page('Next.js', '/frameworks/next'),
            page('Vue', '/frameworks/vue'),
            page('Svelte', '/frameworks/svelte'),
            page('Angular', '/frameworks/angular'),
            page('Adapters side by side', '/frameworks/vue-svelte-angular'),
            page('Solid, Preact and Lit', '/frameworks/others'),
            page('Without a framework', '/frameworks/vanilla'),
          ],
        },
        {
          text: 'Recipes',
          items: [
            page('Your own view', '/recipes/your-own-view'),
            page('Second factors', '/recipes/mfa'),
            page('Passkeys', '/recipes/passkeys'),
            page('Managed login', '/recipes/managed-login'),
            page('Remembered devices', '/recipes/devices'),
            page('Calling your API', '/recipes/api-calls'),
            page('AWS credentials', '/recipes/aws-credentials'),
            page('TanStack Query', '/recipes/tanstack-query'),
            page('Routers', '/recipes/routers'),
            page('Testing', '/recipes/testing'),
            page('Your own pool, locally', '/recipes/your-pool'),
            page('Devtools', '/recipes/devtools'),
            page('Content-Security-Policy', '/recipes/csp'),
            page('AWS WAF and CAPTCHAs', '/recipes/waf'),
          ],
        },
        {
          text: 'Reference',
          items: [
            page('Errors', '/errors'),
            page('API', '/api/auth/'),
            page('Faults and their tests', '/faults'),
            page('Security', '/security'),
            page('Architecture', '/architecture'),
          ],
        },
      ],
    },
  },
});
