import type { AuthActions, Remember } from '@latchkey/auth';
import type { ManagedLoginActions, ManagedLoginRequest } from '@latchkey/auth/managed-login';
import { useAuthClient } from '@latchkey/react';
import type { MouseEvent, ReactElement } from 'react';
import type { ManagedProvider, Provider } from '../options.ts';
import { fill } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

export interface ProvidersProps {
  readonly providers: readonly Provider[];
  /** How long the person wants the session to be kept. */
  readonly remember?: Remember | undefined;
}

/**
 * Buttons above the form to sign in somewhere else.
 *
 * @throws Error for a provider without `onSelect` in an app without a domain
 */
export function Providers({ providers, remember }: ProvidersProps): ReactElement {
  const words = useStepWords();
  const actions: AuthActions & Partial<ManagedLoginActions> = useAuthClient().actions;
  const { signInWithRedirect, signInWithPopup } = actions;
  const choice = remember ? { remember } : {};
  const selectionOf = (provider: Provider) => {
    const { onSelect } = provider;
    if (onSelect !== undefined) return () => onSelect(choice);
    if (signInWithRedirect === undefined || signInWithPopup === undefined) {
      throw new Error(
        `The provider "${provider.id}" has no onSelect, and this Auth has no domain. Add an onSelect, or create the Auth with ` +
          'createAuth() of @latchkey/auth/managed-login.',
      );
    }
    const begin = provider.popup ? signInWithPopup : signInWithRedirect;
    return ({ currentTarget }: MouseEvent) => begin({ ...choice, ...requestOf(provider, currentTarget) });
  };
  return (
    <div className="lk-providers">
      {providers.map((provider) => (
        <button
          key={provider.id}
          type="button"
          className="lk-button lk-secondary"
          onClick={selectionOf(provider)}
        >
          {provider.icon}
          {fill(words.provider, { provider: provider.name })}
        </button>
      ))}
      <p className="lk-divider">{words.or}</p>
    </div>
  );
}

function requestOf(
  { id, request = { provider: id } }: ManagedProvider,
  button: Element,
): ManagedLoginRequest {
  if (typeof request !== 'function') return request;
  const field = button.closest('.lk-step')?.querySelector<HTMLInputElement>('input[name="username"]');
  return request(field?.value.trim() ?? '');
}
