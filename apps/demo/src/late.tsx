export { late } from '@latchkey/ui/parts';
