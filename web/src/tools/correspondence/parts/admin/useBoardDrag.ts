import type { Cell } from "./board";
import { usePointerDrag } from "./usePointerDrag";

/** The cell of a grid under the pointer, also where a field lies over it. */
function under(_field: string, x: number, y: number): Cell | undefined {
  const cell = document.elementsFromPoint(x, y).find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.cellPart !== undefined);
  return cell && { part: Number(cell.dataset.cellPart), row: Number(cell.dataset.cellRow), column: Number(cell.dataset.cellColumn) };
}

/** Drags custom fields from cell to cell. */
export const useBoardDrag = (onDrop: (field: string, to: Cell) => void) => usePointerDrag(under, onDrop);
