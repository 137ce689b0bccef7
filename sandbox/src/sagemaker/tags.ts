import { join } from 'node:path';
import type { Operation } from '../protocol/service.js';
import { ServiceError } from '../protocol/service.js';
import { RecordStore } from './record-store.js';
import { integer, list, structure } from './shape/builders.js';
import { checked } from './shape/checked.js';
import { nextToken, resourceArn, tagKey, tags } from './shape/scalars.js';
import type { Static } from './shape/shape.js';

type TagList = Static<typeof tags>;

const maxTags = 50;
const listTags = structure(
  { ResourceArn: resourceArn },
  { NextToken: nextToken, MaxResults: integer(50) },
);
const addTags = structure({ ResourceArn: resourceArn, Tags: tags });
const deleteTags = structure({
  ResourceArn: resourceArn,
  TagKeys: list(tagKey, { min: 1, max: maxTags }),
});

/** The tags of every resource, by ARN. */
export class Tags {
  readonly #store: RecordStore<TagList>;

  /** @param directory the SageMaker service's folder */
  constructor(directory: string) {
    this.#store = new RecordStore(join(directory, 'tags'));
  }

  /** Gives a new resource its tags. */
  set(arn: string, given: TagList): void {
    this.#store.put(arn, given);
  }

  /** Forgets a resource that is no more. */
  forget(arn: string): void {
    this.#store.delete(arn);
  }

  readonly operations: Readonly<Record<string, Operation>> = {
    ListTags: async (input) => ({ Tags: this.#of(checked(listTags, input).ResourceArn) }),
    AddTags: async (input) => {
      const { ResourceArn: arn, Tags: added } = checked(addTags, input);
      const merged = new Map([...this.#of(arn), ...added].map((tag) => [tag.Key, tag]));
      if (merged.size > maxTags) {
        throw new ServiceError(
          'ResourceLimitExceeded',
          `${arn} cannot have more than ${maxTags} tags.`,
        );
      }
      this.set(arn, [...merged.values()]);
      return { Tags: this.#of(arn) };
    },
    DeleteTags: async (input) => {
      const { ResourceArn: arn, TagKeys: keys } = checked(deleteTags, input);
      this.set(
        arn,
        this.#of(arn).filter((tag) => !keys.includes(tag.Key)),
      );
      return {};
    },
  };

  #of(arn: string): TagList {
    const found = this.#store.get(arn);
    if (found !== undefined) return found;
    throw new ServiceError('ResourceNotFound', `Resource '${arn}' does not exist.`);
  }
}
