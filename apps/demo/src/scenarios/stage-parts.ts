export { default as ScenarioBar } from './scenario-bar.tsx';
export { default as StageTools } from './stage-tools.tsx';
