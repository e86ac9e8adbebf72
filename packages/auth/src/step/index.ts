/**
 * The name that `@latchkey/auth/resume` had.
 *
 * @deprecated Import `exportSignIn` and `resumeSignIn` from `@latchkey/auth/resume`. This entry goes with 0.2.
 * @module
 */
export {
  exportSignIn as exportStep,
  type Reach as StepReach,
  resumeSignIn as importStep,
} from '../resume/index.ts';
