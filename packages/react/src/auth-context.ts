'use client';
import type { Auth } from '@latchkey/auth';
import { createContext } from 'react';

export const AuthContext = createContext<Auth | null>(null);
AuthContext.displayName = 'AuthContext';
