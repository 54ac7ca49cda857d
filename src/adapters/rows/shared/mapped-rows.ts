/**
 * The rows of some domain objects, each made when it is asked for: a bulk of them can be on its way while the rest is
 * still to be mapped. May be gone through again. Only for objects that do not change.
 */
export class MappedRows<Domain, Row> implements Iterable<Row> {
  private readonly objects: readonly Domain[];

  constructor(
    objects: readonly Domain[],
    private readonly toRow: (object: Domain) => Row,
  ) {
    // The objects stay as they are; the list is the caller's, who may go on filling it meanwhile.
    this.objects = [...objects];
  }

  *[Symbol.iterator](): Iterator<Row> {
    for (const object of this.objects) yield this.toRow(object);
  }
}
