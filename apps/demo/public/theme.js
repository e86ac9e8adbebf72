// Applied before the first paint; src/shell/theme.ts changes it afterwards.
try {
  const chosen = localStorage.getItem('latchkey-demo:theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Site data is blocked: the system's theme it is.
}
