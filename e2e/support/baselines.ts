import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cards, nameOf } from './gallery.ts';

/** The folder of the pictures. */
export const baselines = fileURLToPath(new URL('../baselines', import.meta.url));

const wide = { width: 1080, height: 720 };

/** The view of each card is compared with its picture. */
export const cardLook = { name: 'cards', colorScheme: 'light', viewport: wide } as const;

/** In these, the whole pages of some cards are compared, too. */
export const pageLooks = [
  { name: 'light', colorScheme: 'light', viewport: wide },
  { name: 'dark', colorScheme: 'dark', viewport: wide },
  { name: 'phone', colorScheme: 'light', viewport: { width: 360, height: 740 } },
] as const;

/** Those cards: one for each view, the refused sign-in, and a step-up. */
export const pageCards = cards.filter(
  ({ id, view }, index) =>
    index === cards.findIndex((card) => card.view === view) ||
    id === 'auth.signIn.identifying.entering.rejected' ||
    id === 'auth.stepUp.challenge.SMS_MFA.entering.clean',
);

/**
 * The cards whose view is compared. A step-up shows the views of a sign-in in a dialog, which a page's picture has: alone, as a
 * scroller in front of its page, it has text at half a pixel, which Chromium draws in one of two ways.
 */
export const viewCards = cards.filter(({ id }) => !id.startsWith('auth.stepUp.'));

/** The path of a picture in the folder, for a card or the index. */
export const pathOf = (look: string, shown: string): string[] => [look, `${shown}.png`];

const listed = [
  ...viewCards.map((card) => pathOf(cardLook.name, nameOf(card))),
  ...pageLooks.flatMap(({ name }) =>
    ['gallery', ...pageCards.map(nameOf)].map((shown) => pathOf(name, shown)),
  ),
];

/** The required pictures, by path in the folder. */
export const wanted: readonly string[] = listed.map((path) => path.join('/')).sort();

/** Lists the existing pictures. */
export async function findPictures(): Promise<string[]> {
  const names = await readdir(baselines, { recursive: true });
  return names
    .filter((name) => name.endsWith('.png'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}
