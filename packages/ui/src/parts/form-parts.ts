export { FaultMessage } from './fault-message.tsx';
export { NoticeMessage } from './notice-message.tsx';
export { PasskeyOffer } from './passkey-offer.tsx';
export { Providers } from './providers.tsx';
export { TimeLeft } from './time-left.tsx';
