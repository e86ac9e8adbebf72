export { FaultMessage } from './fault-message.tsx';
export { NoticeMessage } from './notice-message.tsx';
export { PasskeyOffer } from './passkey-offer.tsx';
export { TimeLeft } from './time-left.tsx';
