/** Made by `scripts/chart-layout/plugin.ts`. */
declare module 'virtual:chart-layout' {
  const layout: import('./layout.ts').ChartLayout;
  export default layout;
}
