/** One numbered page of a list, with the honest size of the whole: page and totals are read at one moment. */
export interface NumberedPage<Item> {
  readonly items: readonly Item[];
  /** How many items there are on all pages. */
  readonly total: number;
  /** The number of this page, from 1 up. */
  readonly page: number;
  /** How many pages there are; 0 when there is no item. */
  readonly pages: number;
  readonly hasNext: boolean;
}

/** Which numbered page. Far pages cost as much as all before them: to walk through a long list, follow cursors. */
export interface NumberedPageRequest {
  /** From 1 up; default 1. */
  readonly page?: number | undefined;
  /** The most items on one page, from 1 up. */
  readonly perPage: number;
}

/**
 * A part of a list that begins behind a cursor. Following `next` from page to page meets every item that is there all the
 * while exactly once, whatever is stored or removed meanwhile; nothing is counted, and every page costs the same.
 */
export interface CursorPage<Item> {
  readonly items: readonly Item[];
  readonly hasNext: boolean;
  /**
   * Where the next page begins; `undefined` after the last. Made of letters, digits, `-` and `_`. Not a secret: it holds the
   * sorted-by values of the last item. It is good only for the same list, filter and order.
   */
  readonly next: string | undefined;
}

export interface CursorPageRequest {
  /** The `next` of the page before; without it the list begins. */
  readonly cursor?: string | undefined;
  /** The most items on one page, from 1 up. */
  readonly limit: number;
}
