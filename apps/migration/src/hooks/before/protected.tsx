import type { ReactNode } from 'react';
import { useSession } from './auth-provider.tsx';

interface ProtectedProps {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
}

export function Protected({ children, fallback }: ProtectedProps) {
  const { username } = useSession();
  if (username === undefined) return null;
  return username === null ? fallback : children;
}
