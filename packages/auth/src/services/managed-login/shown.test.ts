import { expect, it } from 'vitest';
import { frameIn } from './shown.ts';

it('a frame is hidden, in the page from when it goes somewhere, and gone when it is closed', () => {
  const log: unknown[] = [];
  const frame = { hidden: false, src: '', remove: () => log.push('removed') };
  const document = {
    createElement: (name: string) => {
      log.push(name);
      return frame;
    },
    body: { append: (child: object) => log.push(child === frame ? 'appended' : child) },
  };
  // Nothing else of a window is used.
  const shown = frameIn({ document } as unknown as Window);
  expect([frame.hidden, log]).toEqual([true, ['iframe']]);
  shown.go('https://login.example/');
  expect([frame.src, log]).toEqual(['https://login.example/', ['iframe', 'appended']]);
  shown.close();
  expect(log.at(-1)).toBe('removed');
});

it('without a page there is no frame, and that disturbs nothing', () => {
  const shown = frameIn(null);
  expect([shown.go('https://login.example/'), shown.close()]).toEqual([undefined, undefined]);
});
