'use client';
import { digitsOf, receiveSmsCode } from '@latchkey/auth/ui';
import { type ChangeEvent, type FormEvent, useCallback, useEffect, useState } from 'react';

export interface CodeFieldOptions {
  /** Digits from which `isComplete` is true. Default 6; Cognito's passwordless codes may have 8. */
  readonly length?: number;
  /**
   * While true, the browser may offer the code of an SMS that ends with `@host #code` (WebOTP, Chromium on Android).
   * Pass false once the code is submitted: the request is aborted. Default: false.
   */
  readonly listenForSms?: boolean;
}

export interface CodeField {
  /** Digits only. */
  readonly value: string;
  readonly isComplete: boolean;
  readonly clear: () => void;
  /** For one `<input>`: one field, not one per digit, is what screen readers, paste and autofill work with. */
  readonly inputProps: {
    readonly type: 'text';
    readonly inputMode: 'numeric';
    readonly autoComplete: 'one-time-code';
    readonly autoCapitalize: 'off';
    readonly spellCheck: false;
    readonly value: string;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    /** A field that a script of the page has filled tells it by this event only: React keeps `onChange` to itself then. */
    readonly onInput: (event: FormEvent<HTMLInputElement>) => void;
  };
}

/** The state of a field for a one-time code. */
export function useCodeField({ length = 6, listenForSms = false }: CodeFieldOptions = {}): CodeField {
  const [value, setValue] = useState('');
  const read = useCallback((event: { readonly currentTarget: HTMLInputElement }) => {
    setValue(digitsOf(event.currentTarget.value));
  }, []);
  const clear = useCallback(() => setValue(''), []);

  useEffect(() => {
    if (!listenForSms) return;
    const controller = new AbortController();
    void receiveSmsCode(controller.signal).then((code) => {
      if (code !== null && !controller.signal.aborted) setValue(digitsOf(code));
    });
    return () => controller.abort();
  }, [listenForSms]);

  return {
    value,
    isComplete: value.length >= length,
    clear,
    inputProps: {
      type: 'text',
      inputMode: 'numeric',
      autoComplete: 'one-time-code',
      autoCapitalize: 'off',
      spellCheck: false,
      value,
      onChange: read,
      onInput: read,
    },
  };
}
