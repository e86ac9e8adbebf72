import { watchAuth } from '@latchkey/auth/chart';
import { requireArgument, takeOptions } from '@latchkey/auth/ui';
import type { MountDevtools } from './devtools.ts';
import type { createFrame } from './frame.ts';
import { isObject } from './is-object.ts';

type Frame = ReturnType<typeof createFrame>;

/** Listens from now on. The code that records and shows is loaded after the page itself; until then, events are kept. */
export const mount: MountDevtools = (auth, options = {}) => {
  // The frame reads them later, where nobody would catch an error.
  requireArgument(
    options,
    isObject,
    'options must be an object with "button", "open" and "side", or left out.',
  );
  takeOptions(options, ['button', 'open', 'side']);
  let frame: Frame | null = null;
  let early: ((frame: Frame) => void)[] = [];
  const run = (work: (frame: Frame) => void) => void (frame ? work(frame) : early.push(work));
  const stop = watchAuth(auth, (seen, at) => run(({ hear }) => hear(seen, at)));
  import('./frame.ts').then(
    (chunk) => {
      frame = chunk.createFrame(auth, options, stop);
      early.splice(0).forEach(run);
    },
    () => {
      // Offline: the page works without it.
      stop();
      early = [];
    },
  );
  return {
    open: () => run(({ setOpen }) => setOpen(true)),
    close: () => run(({ setOpen }) => setOpen(false)),
    isOpen: () => frame?.isOpen() ?? false,
    subscribe(listener) {
      run(({ listen }) => listen(listener));
      return () => run(({ leave }) => leave(listener));
    },
    unmount: () => run(({ remove }) => remove()),
  };
};
