try {
  document.documentElement.dataset.theme = localStorage.getItem('latchkey-demo:theme') ?? '';
} catch {}
