import { Fragment } from "react";

interface MarkedProps {
  text: string;
  /** Where the words stand that were sought: [from, to]. */
  ranges: readonly (readonly unknown[])[];
}

/** A text with the found words marked. */
export function Marked({ text, ranges }: MarkedProps) {
  const found = ranges.flatMap(([from, to]) => (typeof from === "number" && typeof to === "number" ? [{ from, to }] : [])).sort((a, b) => a.from - b.from);
  return (
    <>
      {found.map(({ from, to }, index) => (
        <Fragment key={from}>
          {text.slice(index === 0 ? 0 : found[index - 1]?.to, from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(found.at(-1)?.to ?? 0)}
    </>
  );
}
