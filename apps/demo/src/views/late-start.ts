import { late } from '@latchkey/ui/parts';

export const Start = late(async () => (await import('./start.tsx')).Start, { isOptional: true });
