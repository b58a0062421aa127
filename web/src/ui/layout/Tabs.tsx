import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { Count } from "../marks/small";
import styles from "./layout.module.css";

export interface Tab {
  key: string;
  label: ReactNode;
  count?: number | null;
  icon?: ReactNode;
  /** With an address the tab is a link and the screen below has its own URL. */
  to?: string;
}

interface TabsProps {
  tabs: Tab[];
  value: string;
  onChange?: (key: string) => void;
  label: string;
}

export function Tabs({ tabs, value, onChange, label }: TabsProps) {
  return tabs.some((tab) => tab.to) ? <TabLinks tabs={tabs} value={value} label={label} /> : <TabButtons tabs={tabs} value={value} onChange={onChange} label={label} />;
}

/** The open tab stands in sight where not all of them fit, and the end fades while there are more. */
function useInSight(list: RefObject<HTMLElement | null>, value: string, count: number) {
  useEffect(() => {
    const room = list.current;
    if (!room) return;
    const look = () => room.toggleAttribute("data-more", Math.abs(room.scrollLeft) + room.clientWidth < room.scrollWidth - 4);
    const tab = room.querySelector("[aria-selected=true], [aria-current=page]");
    if (tab && room.scrollWidth > room.clientWidth) {
      const [own, all] = [tab.getBoundingClientRect(), room.getBoundingClientRect()];
      room.scrollBy({ left: own.left + own.width / 2 - (all.left + all.width / 2), behavior: "instant" });
    }
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(room);
    room.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      room.removeEventListener("scroll", look);
    };
  }, [list, value, count]);
}

function Inside({ tab }: { tab: Tab }) {
  return (
    <>
      {tab.icon}
      {tab.label}
      {typeof tab.count === "number" && <Count>{tab.count}</Count>}
    </>
  );
}

/** Which tab is open is the screen's to say: an address below a tab belongs to it, too. */
const NOTHING = { "aria-current": undefined };
const CURRENT = { "aria-current": "page" } as const;

function TabLinks({ tabs, value, label }: Omit<TabsProps, "onChange">) {
  const list = useRef<HTMLElement>(null);
  useInSight(list, value, tabs.length);
  return (
    <nav ref={list} className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.key} to={tab.to ?? "."} className={styles.tab} activeOptions={{ exact: true, includeSearch: false }} activeProps={tab.key === value ? CURRENT : NOTHING} aria-current={tab.key === value ? "page" : undefined}>
          <Inside tab={tab} />
        </Link>
      ))}
    </nav>
  );
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

function TabButtons({ tabs, value, onChange, label }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  useInSight(list, value, tabs.length);
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.key === value);
    const next = (at + step + tabs.length) % tabs.length;
    onChange?.(tabs[next]?.key ?? value);
    list.current?.querySelectorAll<HTMLButtonElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label={label} onKeyDown={walk} tabIndex={-1}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={tab.key === value}
          tabIndex={tab.key === value ? 0 : -1}
          onClick={() => onChange?.(tab.key)}
        >
          <Inside tab={tab} />
        </button>
      ))}
    </div>
  );
}
