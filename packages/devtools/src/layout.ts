/** The drawing of the chart, as it is made when the package is built. All lengths are in its own pixels. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** Each after the box that it is in; the first one holds all. */
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** Where boxes begin: from a dot to the child that is entered first. */
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
  /** The view that the box gives to itself and to what is in it. */
  readonly view: string | null;
  readonly invokes: readonly string[];
}

export type Point = readonly [x: number, y: number];
export type Polyline = readonly Point[];

/** All ways between two boxes side by side, in one direction or in both. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly points: Polyline;
  readonly there: readonly Way[];
  readonly back: readonly Way[];
}

/** A transition that a line stands for. */
export interface Way {
  readonly id: string;
  /** What makes it happen, in a few words. */
  readonly label: string;
}
