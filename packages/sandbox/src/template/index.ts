/**
 * Reads user pools from a CloudFormation template, such as CDK's.
 * @module
 */
export { readTemplate, type Template, type TemplateOptions } from './read-template.ts';
export { TemplateError } from './template-error.ts';
export type { TemplateWarning } from './template-parts.ts';
export type { TriggerFunctions } from './template-triggers.ts';
