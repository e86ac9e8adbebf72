export { laterIcons } from '@latchkey/ui/parts';
