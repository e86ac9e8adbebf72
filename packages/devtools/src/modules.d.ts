/** Made by `layout/plugin.ts`, when the package is built. */
declare module 'virtual:chart-layout' {
  const layout: import('./layout.ts').ChartLayout;
  export default layout;
}

/** A style sheet as text. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
