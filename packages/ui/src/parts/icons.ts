/** Line drawings on a 20 × 20 grid, each the `d` of a path: those of the first page. */
export const icons = {
  back: 'M16 10H4m5-5-5 5 5 5',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10Zm8 2.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z',
} as const;
