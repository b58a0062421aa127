import { Suspense } from "react";
import { useItemParts } from "@/platform/panels";

interface ItemPartsProps {
  project: string;
  card: string;
}

/** What other tools show of an item, below what it says of itself, or above it. */
export function ItemBlocks({ place, ...props }: ItemPartsProps & { place?: "top" | "edge" }) {
  return useItemParts().blocks.filter((block) => block.place === place).map(({ key, Block }) => <Suspense key={key}><Block {...props} /></Suspense>);
}

/** What other tools can do with an item, or with a part of it, each behind a button. */
export function ItemButtons(props: ItemPartsProps & { part?: string }) {
  return useItemParts().buttons.map(({ key, Button }) => <Suspense key={key}><Button {...props} /></Suspense>);
}
