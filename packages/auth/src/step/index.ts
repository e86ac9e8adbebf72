/**
 * The previous name of `@latchkey/auth/resume`.
 *
 * @deprecated Import `exportSignIn` and `resumeSignIn` from `@latchkey/auth/resume`. This entry will be removed in 0.2.
 * @module
 */
export {
  exportSignIn as exportStep,
  type Reach as StepReach,
  resumeSignIn as importStep,
} from '../resume/index.ts';
