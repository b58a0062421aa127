import type { CSSProperties } from "react";
import type { Place } from "./kinds";

/** A field's cell in the grid; where there is one column only, the style sheet asks for none of it. */
export function placeStyle({ row, column, width }: Pick<Place, "row" | "column" | "width">): CSSProperties {
  return { "--row": row, "--column": column, "--width": width } as CSSProperties; // custom properties, which its type does not know
}
