// Applied before the first paint; src/shell/theme.ts changes it afterwards.
const chosen = localStorage.getItem('latchkey-demo:theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
