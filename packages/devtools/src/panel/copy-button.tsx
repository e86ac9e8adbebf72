/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

interface CopyButtonProps {
  readonly label: string;
  readonly title: string;
  readonly text: () => string;
  /** Name of the file that is saved if the clipboard refuses. */
  readonly file: string;
}

/** Copies a text to the clipboard; if the browser refuses, saves it as a file. */
export function CopyButton({ label, title, text, file }: CopyButtonProps): VNode {
  const [outcome, setOutcome] = useState<'Copied' | 'Saved' | null>(null);
  const copy = async () => {
    const made = text();
    try {
      await navigator.clipboard.writeText(made);
      setOutcome('Copied');
    } catch {
      save(made, file);
      setOutcome('Saved');
    }
  };
  return (
    <button
      className="dock-button dock-copy"
      type="button"
      title={title}
      onClick={() => void copy()}
      onBlur={() => setOutcome(null)}
    >
      {outcome ?? label}
    </button>
  );
}

function save(text: string, file: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}
