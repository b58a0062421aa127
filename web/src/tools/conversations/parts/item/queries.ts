import { queryOptions } from "@tanstack/react-query";
import { dialogsApi } from "../dialogs/api";

/** The conversations that an item was made from, as far as the reader may read them. */
export const originsQuery = (card: string) => queryOptions({ queryKey: ["conversations", "origins", card], queryFn: ({ signal }) => dialogsApi.origins(card, signal), staleTime: 60_000 });
