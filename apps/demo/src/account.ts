export { Account } from '@latchkey/ui/account';
