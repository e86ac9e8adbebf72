/** A group of a pool. */
export interface Group {
  readonly name: string;
  description: string | undefined;
  roleArn: string | undefined;
  /** The lowest wins; undefined comes last. */
  precedence: number | undefined;
  readonly createdAt: number;
  modifiedAt: number;
}
