/** The cards that are loaded after the home page. */
export { Account } from '../../account.tsx';
export { RecoveryCard } from './recovery-card.tsx';
