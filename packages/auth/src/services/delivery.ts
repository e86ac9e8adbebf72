import type { CodeDeliveryDetails } from '@latchkey/cognito';
import type { DeliveredReply } from '../machine/ports.ts';
import type { Delivery } from '../model.ts';

/** Where Cognito says it sent a code; null if it does not say. */
export function deliveryFrom(medium: string | undefined, destination: string | undefined): Delivery | null {
  if (medium === undefined && destination === undefined) return null;
  return {
    medium: medium === 'SMS' || medium === 'EMAIL' ? medium : null,
    destination: destination ?? null,
  };
}

export const deliveredReply = (details: CodeDeliveryDetails = {}): DeliveredReply => ({
  kind: 'delivered',
  delivery: deliveryFrom(details.deliveryMedium, details.destination),
});
