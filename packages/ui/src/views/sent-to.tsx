import type { Delivery } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { fillRich } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

/** Where the code was sent, masked by the server. */
export function SentTo({ delivery }: { readonly delivery: Delivery | null }): ReactElement {
  const { sentTo, smsCode, emailCode } = useStepWords();
  if (delivery?.destination == null) {
    return <>{delivery?.medium === 'SMS' ? smsCode.unknown : emailCode.unknown}</>;
  }
  return <>{fillRich(sentTo, { destination: delivery.destination })}</>;
}

/** Says where an account's code was sent, and what to do with it. */
export function CodeLead({
  delivery,
  username,
  words,
}: {
  readonly delivery: Delivery | null;
  readonly username: string;
  readonly words: { readonly lead: string; readonly leadNoCode: string };
}): ReactElement {
  return (
    <>
      {delivery && <SentTo delivery={delivery} />}{' '}
      {fillRich(delivery ? words.lead : words.leadNoCode, { username })}
    </>
  );
}
