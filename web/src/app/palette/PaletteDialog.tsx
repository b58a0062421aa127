import { Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useGo } from "@/platform/address";
import { useMaybeProject } from "@/platform/session";
import { KeyCombo } from "@/ui/keys/ShortcutHelp";
import { ItemNumber } from "@/ui/marks/ItemNumber";
import styles from "./palette.module.css";
import { type Command, useCommands } from "./useCommands";

interface PaletteDialogProps {
  only: "create" | undefined;
  onClose: () => void;
}

const LONGEST = 200; // what the server takes
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export default function PaletteDialog({ only, onClose }: PaletteDialogProps) {
  const { t } = useLingui();
  const go = useGo();
  const inProject = useMaybeProject() !== undefined;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { commands, waiting } = useCommands(text, only);
  const reached = Math.min(at, commands.length - 1);
  const label = only ? t`Create` : t`Search or jump to`;

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [reached]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    go(command.to);
  };
  const keys = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step && commands.length > 0) {
      event.preventDefault();
      setAt((reached + step + commands.length) % commands.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      run(commands[reached]);
    }
  };

  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={label} size="38rem" yOffset="12vh" classNames={{ header: "seen-by-readers", body: styles.dialog }}>
      <div className={styles.field}>
        <IconSearch size={18} stroke={1.5} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={commands.length > 0 ? `${id}-${reached}` : undefined}
          aria-label={label}
          maxLength={LONGEST}
          placeholder={only ? t`What shall it be?` : t`A number, a subject, a tool, a project`}
          value={text}
          onChange={(event) => { setText(event.currentTarget.value); setAt(0); }}
          onKeyDown={keys}
        />
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} aria-busy={waiting} className={styles.list}>
        {commands.map((command, index) => (
          <CommandLine key={command.id} id={`${id}-${index}`} command={command} first={commands[index - 1]?.group !== command.group} reached={index === reached} onReach={() => setAt(index)} onRun={() => run(command)} />
        ))}
      </div>
      {commands.length === 0 && <p className={styles.none} role="status">{waiting ? <Trans>Searching…</Trans> : inProject ? <Trans>Nothing found</Trans> : <Trans>Nothing found. Letters are searched inside a project.</Trans>}</p>}
    </Modal>
  );
}

interface CommandLineProps {
  id: string;
  command: Command;
  first: boolean;
  reached: boolean;
  onReach: () => void;
  onRun: () => void;
}

function CommandLine({ id, command, first, reached, onReach, onRun }: CommandLineProps) {
  return (
    <>
      {first && <div className={styles.group} role="presentation">{command.group}</div>}
      {/* The keys are heard by the input, which keeps the focus. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div id={id} role="option" aria-selected={reached} className={styles.line} onPointerMove={onReach} onClick={onRun}>
        {command.number && <ItemNumber number={command.number} plain />}
        <span className={styles.label}>{command.label}</span>
        {command.keys && <KeyCombo keys={command.keys} />}
      </div>
    </>
  );
}
