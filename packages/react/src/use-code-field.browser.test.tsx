import type { FormEvent } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render, renderHook } from 'vitest-browser-react';
import { type CodeFieldOptions, useCodeField } from './index.ts';

const typed = (value: string) => ({ currentTarget: { value } }) as FormEvent<HTMLInputElement>;

function Form(options: CodeFieldOptions) {
  const code = useCodeField(options);
  return (
    <>
      <input aria-label="Code" {...code.inputProps} />
      <output>{`${code.value}|${code.isComplete}`}</output>
      <button type="button" onClick={code.clear}>
        Clear
      </button>
    </>
  );
}

describe('useCodeField', () => {
  it.each([
    ['123 456', '123456|true'],
    ['123-456', '123456|true'],
    [' 12 34 ', '1234|false'],
    ['Your code is 123456.', '123456|true'],
    ['１２３４５６', '123456|true'],
    ['12345678', '12345678|true'],
    ['12345', '12345|false'],
    ['no digits', '|false'],
  ])('turns "%s" into its digits', async (typed, shown) => {
    const screen = await render(<Form />);
    await screen.getByRole('textbox').fill(typed);
    await expect.element(screen.getByRole('status')).toHaveTextContent(shown);
  });

  it('takes typed digits one by one, and clears', async () => {
    const screen = await render(<Form length={8} />);
    await userEvent.type(screen.getByRole('textbox'), '0123 456');
    await expect.element(screen.getByRole('status')).toHaveTextContent('0123456|false');
    await userEvent.type(screen.getByRole('textbox'), '7');
    await expect.element(screen.getByRole('status')).toHaveTextContent('01234567|true');
    await screen.getByRole('button').click();
    await expect.element(screen.getByRole('textbox')).toHaveValue('');
  });

  it('keeps a code that a script has put into the field', async () => {
    const screen = await render(<Form />);
    const input = screen.getByRole('textbox');
    const field = input.element() as HTMLInputElement;
    // React assumes that it set this value itself, and does not call onChange.
    field.value = '123456';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await expect.element(screen.getByRole('status')).toHaveTextContent('123456|true');
    await screen.rerender(<Form length={8} />);
    await expect.element(input).toHaveValue('123456');
  });

  it('marks the field as a one-time code for browsers and keyboards', async () => {
    const screen = await render(<Form />);
    const input = screen.getByRole('textbox');
    await expect.element(input).toHaveAttribute('autocomplete', 'one-time-code');
    await expect.element(input).toHaveAttribute('inputmode', 'numeric');
    await expect.element(input).toHaveAttribute('type', 'text');
    await expect.element(input).toHaveAttribute('autocapitalize', 'off');
    await expect.element(input).toHaveAttribute('spellcheck', 'false');
  });

  it('gives handlers that keep their identity while text is typed', async () => {
    const { result, act } = await renderHook(() => useCodeField());
    const { clear, inputProps } = result.current;
    await act(() => inputProps.onInput(typed('123456')));
    expect(result.current).toMatchObject({ value: '123456', isComplete: true, clear });
    expect(result.current.inputProps).toEqual({ ...inputProps, value: '123456' });
    await act(() => clear());
    expect(result.current).toMatchObject({ value: '', isComplete: false });
  });
});

describe('WebOTP', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  /** No SMS arrives on a desktop: the test plays the browser's part of the interface. */
  function stubWebOtp() {
    vi.stubGlobal('OTPCredential', class {});
    let deliver: (code: string) => void = () => undefined;
    const get = vi.spyOn(navigator.credentials, 'get').mockImplementation(
      (options) =>
        new Promise((resolve, reject) => {
          deliver = (code) => resolve({ id: '', type: 'otp', code } as Credential);
          options?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        }),
    );
    return { get, deliver: (code: string) => deliver(code) };
  }

  it('fills the code of an SMS in', async () => {
    const sms = stubWebOtp();
    const { result, act } = await renderHook(() => useCodeField({ listenForSms: true }));
    expect(sms.get.mock.calls[0]?.[0]).toMatchObject({ otp: { transport: ['sms'] } });
    await act(() => sms.deliver('123456'));
    expect(result.current.value).toBe('123456');
  });

  it('stops listening once the code is submitted, and on leaving', async () => {
    const sms = stubWebOtp();
    const { rerender, unmount } = await renderHook<boolean, unknown>(
      (listen) => useCodeField({ listenForSms: listen ?? false }),
      { initialProps: true },
    );
    const signal = (call: number) => sms.get.mock.calls[call]?.[0]?.signal;
    await rerender(false);
    expect(signal(0)?.aborted).toBe(true);
    await rerender(true);
    await unmount();
    expect(signal(1)?.aborted).toBe(true);
  });

  it('drops a code that comes after all, when the field has stopped listening', async () => {
    let deliver: (code: string) => void = () => undefined;
    vi.stubGlobal('OTPCredential', class {});
    vi.spyOn(navigator.credentials, 'get').mockImplementation(
      () =>
        new Promise((resolve) => {
          deliver = (code) => resolve({ id: '', type: 'otp', code } as Credential);
        }),
    );
    const { result, rerender, act } = await renderHook<boolean, ReturnType<typeof useCodeField>>(
      (listen) => useCodeField({ listenForSms: listen ?? false }),
      { initialProps: true },
    );
    await rerender(false);
    await act(() => deliver('123456'));
    expect(result.current.value).toBe('');
  });

  it('asks for nothing when the app did not ask', async () => {
    const sms = stubWebOtp();
    await renderHook(() => useCodeField());
    expect(sms.get).not.toHaveBeenCalled();
  });

  it('asks for nothing where the browser cannot', async () => {
    const sms = stubWebOtp();
    Reflect.deleteProperty(globalThis, 'OTPCredential');
    await renderHook(() => useCodeField({ listenForSms: true }));
    expect(sms.get).not.toHaveBeenCalled();
  });

  it('listens for one field at a time', async () => {
    const sms = stubWebOtp();
    const first = await renderHook(() => useCodeField({ listenForSms: true }));
    const second = await renderHook(() => useCodeField({ listenForSms: true }));
    expect(sms.get).toHaveBeenCalledTimes(1);
    await first.unmount();
    await expect.poll(() => sms.get).toHaveBeenCalledTimes(2);
    await second.act(() => sms.deliver('123456'));
    expect(second.result.current.value).toBe('123456');
  });

  it('does not let several fields that leave together end the page in Chromium', async () => {
    const { result, unmount } = await renderHook(() => [
      useCodeField({ listenForSms: true }),
      useCodeField({ listenForSms: true }),
    ]);
    expect(result.current).toHaveLength(2);
    // Killed here before, by "The abort controller must be used after initiating an SMS request."
    await unmount();
    await renderHook(() => useCodeField({ listenForSms: true }));
  });

  it('leaves the field to the person when the browser refuses', async () => {
    const sms = stubWebOtp();
    sms.get.mockRejectedValue(new DOMException('refused', 'NotAllowedError'));
    const { result, act } = await renderHook(() => useCodeField({ listenForSms: true }));
    await act(() => Promise.resolve());
    expect(result.current.value).toBe('');
  });
});
