import { expect, test } from 'vitest';
import { scriptsOf } from './page-weight.mjs';

const html = `
  <script src="./theme.js"></script>
  <script type="module" crossorigin src="./assets/index-1.js"></script>`;

test('a page is as heavy as the scripts it names and all that they import, each once', () => {
  const manifest = {
    'index.html': { file: 'assets/index-1.js', imports: ['_react.js', '_icon.js'] },
    '_react.js': { file: 'assets/react-2.js' },
    '_icon.js': { file: 'assets/icon-3.js', imports: ['_react.js'] },
    'src/gallery.tsx': { file: 'assets/gallery-4.js', imports: ['_icon.js'] },
  };
  expect(scriptsOf(html, manifest)).toEqual([
    'theme.js',
    'assets/index-1.js',
    'assets/react-2.js',
    'assets/icon-3.js',
  ]);
});

test('a manifest of another build is noticed', () => {
  const manifest = { 'index.html': { file: 'assets/index-1.js', imports: ['_react.js'] } };
  expect(() => scriptsOf(html, manifest)).toThrow('assets/index-1.js imports _react.js');
});
