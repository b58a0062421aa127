import { createContext, useContext } from "react";

/** The list beside an item: which come before and after it. */
export interface ListOrder {
  ids: readonly string[];
  /** There are more on the server. */
  more: boolean;
}

export const OrderContext = createContext<ListOrder>({ ids: [], more: false });

export function useOrder(item: string) {
  const { ids, more } = useContext(OrderContext);
  const at = ids.indexOf(item);
  if (at === -1) return null;
  return { place: at + 1, count: ids.length, more, before: ids[at - 1], after: ids[at + 1] };
}
