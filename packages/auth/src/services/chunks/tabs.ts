export { watchTabs } from '../tabs.ts';
