import { isFlag, isNumber, isTexts, nullable, oneOf, shaped, textUpTo } from '../../checks.ts';
import { REMEMBER } from '../../model.ts';
import { LONGEST_WORD, MOST_DATA } from './request.ts';

/** Whether a page that starts a redirect in a worker has checked the request. */
export const isCheckedRequest = shaped({
  parameters: isTexts,
  frame: isFlag,
  maxAge: nullable(isNumber),
  remember: oneOf(REMEMBER),
  returnTo: nullable(textUpTo(LONGEST_WORD)),
  data: nullable(textUpTo(MOST_DATA)),
});
