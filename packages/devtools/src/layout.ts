/** The drawing of the chart, created at build time. All lengths are in its own pixels. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** Each box comes after the one that contains it; the first one contains all. */
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** The starts of boxes: from a dot to the initial child. */
  readonly starts: readonly Polyline[];
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Box extends Rectangle {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly isLeaf: boolean;
  readonly tags: readonly string[];
  /** The view of the box and its content. */
  readonly view: string | null;
  readonly invokes: readonly string[];
}

export type Point = readonly [x: number, y: number];
export type Polyline = readonly Point[];

/** All transitions between two neighbouring boxes, in one direction or both. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly points: Polyline;
  readonly there: readonly Way[];
  readonly back: readonly Way[];
}

/** A transition that a line represents. */
export interface Way {
  readonly id: string;
  /** Its cause in a few words. */
  readonly label: string;
}
