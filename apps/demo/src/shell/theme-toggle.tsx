import { Icon, laterIcons } from '@latchkey/ui/parts';
import { type ReactElement, useState } from 'react';
import { chooseTheme, currentTheme } from './theme.ts';

export function ThemeToggle(): ReactElement {
  const [theme, setTheme] = useState(currentTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      className="icon-button"
      type="button"
      aria-label={`Use the ${other} theme`}
      onClick={() => {
        chooseTheme(other);
        setTheme(other);
      }}
    >
      <Icon path={theme === 'dark' ? laterIcons.sun : laterIcons.moon} />
    </button>
  );
}
