import * as v from 'valibot';
import type { Pool } from '../pool/pool.ts';
import { resourceNotFound } from '../wire/exception.ts';
import { hostOperation, type Operations } from './operation.ts';

const resource = { ResourceArn: v.string() };

/** Tags of user pools, for the tools that set them. */
export const tagsOperations = {
  TagResource: hostOperation(
    { ...resource, Tags: v.record(v.string(), v.string()) },
    ({ pool }, { ResourceArn, Tags }) => {
      setTags(pool, ResourceArn, { ...pool.settings.userPoolTags, ...Tags });
      return {};
    },
  ),

  UntagResource: hostOperation(
    { ...resource, TagKeys: v.array(v.string()) },
    ({ pool }, { ResourceArn, TagKeys }) => {
      const left = Object.entries(pool.settings.userPoolTags ?? {}).filter(
        ([name]) => !TagKeys.includes(name),
      );
      setTags(pool, ResourceArn, Object.fromEntries(left));
      return {};
    },
  ),

  ListTagsForResource: hostOperation(resource, ({ pool }, { ResourceArn }) => {
    checkArn(pool, ResourceArn);
    return { Tags: { ...pool.settings.userPoolTags } };
  }),
} satisfies Operations;

function setTags(pool: Pool, arn: string, userPoolTags: Record<string, string>): void {
  checkArn(pool, arn);
  pool.settings = { ...pool.settings, userPoolTags };
}

function checkArn(pool: Pool, arn: string): void {
  if (!arn.endsWith(`userpool/${pool.id}`)) throw resourceNotFound(`${arn} does not exist.`);
}
