/** Row numbers of both sides of a split, in the split's order. */
export interface Split {
  train: Uint32Array;
  test: Uint32Array;
}
