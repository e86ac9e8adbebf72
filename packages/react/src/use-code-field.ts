'use client';
import { digitsOf, receiveSmsCode, requireArgument } from '@latchkey/auth/ui';
import { type ChangeEvent, type FormEvent, useCallback, useEffect, useState } from 'react';

export interface CodeFieldOptions {
  /** Number of digits from which `isComplete` is true. Default 6; Cognito's passwordless codes may have 8. */
  readonly length?: number | undefined;
  /**
   * While true, the browser may offer the code of an SMS that ends with `@host #code` (WebOTP, Chromium on Android). Pass
   * false once the code is submitted: that aborts the request. Default: false.
   */
  readonly listenForSms?: boolean | undefined;
}

export interface CodeField {
  /** Digits only. */
  readonly value: string;
  readonly isComplete: boolean;
  readonly clear: () => void;
  /** Props for one `<input>`: screen readers, paste and autofill work with one field, not with one per digit. */
  readonly inputProps: {
    readonly type: 'text';
    readonly inputMode: 'numeric';
    readonly autoComplete: 'one-time-code';
    readonly autoCapitalize: 'off';
    readonly spellCheck: false;
    readonly value: string;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    /** Needed when a script of the page fills the field: React does not call `onChange` then. */
    readonly onInput: (event: FormEvent<HTMLInputElement>) => void;
  };
}

const isOptions = (value: unknown) => {
  if (typeof value !== 'object' || value === null) return false;
  const { length = 0 } = value as { length?: unknown };
  return typeof length === 'number';
};

/** Returns the state of a field for a one-time code. @throws AuthError `invalid-input` */
export function useCodeField(options: CodeFieldOptions = {}): CodeField {
  requireArgument(options, isOptions, 'options must be an object; its length, if any, a number of digits.');
  const { length = 6, listenForSms = false } = options;
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
