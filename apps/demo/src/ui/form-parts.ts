export { FaultMessage } from './fault-message.tsx';
export { TimeLeft } from './time-left.tsx';
