export { Icon } from '@latchkey/ui/parts';
