/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

interface CopyButtonProps {
  readonly label: string;
  readonly title: string;
  readonly text: () => string;
  /** Of the file that is saved where the clipboard refuses. */
  readonly file: string;
}

/** Puts a text on the clipboard; where the browser does not let it, saves it as a file. */
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
