export { refusal } from '../faults.ts';
