import { Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronUp } from "@tabler/icons-react";
import { useCallback, useRef, useState } from "react";
import { may, whyNot } from "@/kernel/resource";
import { EMPTY_DOC, isBlank, type RichDoc } from "@/kernel/richtext";
import { useProject } from "@/platform/session";
import { useUploads } from "@/platform/useUploads";
import { FileDrop, IconButton, PressButton, problemWords, RichEditor, SaveNote, statusName, StatusShape, TickField, toast, useQuietKeys } from "@/ui";
import { correspondenceApi, type FileLine, type Item, neighbours, type Status } from "../../api";
import { itemQuery, kindOf, responsesQuery } from "../../state";
import { FileLines } from "../FileLines";
import { useFound, useKeeping } from "../useTyped";
import { useTakenFiles } from "../useTakenFiles";
import { whyWord } from "../words";
import styles from "./item.module.css";

interface Typed {
  text: RichDoc;
  files: FileLine[];
}

interface ComposerProps {
  item: Item;
  opened: boolean;
  onOpen: (opened: boolean) => void;
  /** With the id of the new response. */
  onPosted: (response: string) => void;
}

const NOTHING: Typed = { text: EMPTY_DOC, files: [] };

/** Always in reach: one line until it is needed; what was typed here before comes back. */
export function Composer(props: ComposerProps) {
  const { item, opened, onOpen } = props;
  const { ready, value } = useFound<Typed>(`response:${item.id}`);
  useQuietKeys(opened && !ready);
  if (!may(item, "respond")) {
    const why = item.status.maps_to === "draft" ? null : whyWord(whyNot(item, "respond"));
    return why ? <p className={styles.whyClosed}>{why}</p> : null;
  }
  if (!ready) return <div className={styles.composer} />;
  const left = value && (!isBlank(value.text) || value.files.length > 0);
  if (opened) return <OpenComposer {...props} start={value ?? NOTHING} />;
  return (
    <div className={styles.composer}>
      <button type="button" className={styles.opener} onClick={() => onOpen(true)}>
        {left ? <Trans>Go on with your response…</Trans> : <Trans>Write a response…</Trans>}
      </button>
    </div>
  );
}

function OpenComposer({ item, start, onOpen, onPosted }: ComposerProps & { start: Typed }) {
  const { t } = useLingui();
  const project = useProject();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(start);
  const [dirty, setDirty] = useState(false);
  const [official, setOfficial] = useState(false);
  const [failure, setFailure] = useState<string>();
  const uploads = useUploads(project.id);
  const keeping = useKeeping(`response:${item.id}`, typed, dirty);
  const attempt = useRef(crypto.randomUUID());
  const { number } = item;

  const change = useCallback((patch: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...patch }));
    setDirty(true);
    setFailure(undefined);
    attempt.current = crypto.randomUUID();
  }, []);
  const take = useCallback((files: FileLine[]) => {
    setTyped((before) => ({ ...before, files: [...before.files, ...files] }));
    setDirty(true);
  }, []);
  useTakenFiles(uploads, take);

  const swap = (id: string, file: FileLine) => {
    setTyped((before) => ({ ...before, files: before.files.map((one) => (one.id === id ? file : one)) }));
    change({});
  };
  const rename = async (file: FileLine, name: string) => swap(file.id, await neighbours.renameFile(project.id, file.id, name));

  const post = async (status?: Status) => {
    setFailure(undefined);
    let [word, response] = ["", ""];
    const body = { text: typed.text, file_ids: typed.files.map((file) => file.id), ...(official && { official }), ...(status && { status_id: status.id }) };
    try {
      const posted = await correspondenceApi.respond(project.id, item.id, body, attempt.current);
      [word, response] = [posted.status.name, posted.response.id];
    } catch (error) {
      setFailure(problemWords(error));
      return;
    }
    void keeping.forget();
    onOpen(false);
    toast(status ? t`Response posted. ${number}: ${word}` : t`Response posted`);
    await Promise.all([queries.invalidateQueries({ queryKey: responsesQuery(project.id, item.id).queryKey }), queries.invalidateQueries({ queryKey: itemQuery(project.id, item.id).queryKey })]);
    onPosted(response);
  };

  const empty = isBlank(typed.text) && typed.files.length === 0;
  const blocked = uploads.busy ? t`Wait for the files to arrive` : empty ? t`Write a response, or attach a file` : null;
  const others = item.statuses.filter((status) => status.id !== item.status.id);
  return (
    <section className={styles.composer} data-open aria-label={t`Your response`}>
      <header className={styles.composerHead}>
        <h2><Trans>Your response</Trans></h2>
        <SaveNote state={keeping.state} savedAt={keeping.savedAt} />
        <IconButton label={t`Put aside`} onClick={() => { void keeping.flush(); onOpen(false); }}><IconChevronUp size={18} stroke={1.5} aria-hidden className={styles.down} /></IconButton>
      </header>
      <FileDrop uploads={uploads}>
        <RichEditor label={t`Your response`} placeholder={t`What is your answer?`} value={typed.text} onChange={(text) => change({ text })} onFiles={uploads.add} onSubmit={() => !blocked && void post()} autoFocus />
        <FileLines files={typed.files} onRename={rename} onRemove={(id) => change({ files: typed.files.filter((file) => file.id !== id) })} onSwap={swap} uploads={uploads} />
      </FileDrop>
      {failure && <p className={styles.failure} role="alert">{failure} <Trans>What you wrote is kept.</Trans></p>}
      <footer className={styles.composerFoot}>
        {may(item, "mark_official") && <TickField size="xs" label={t`Official`} value={official} onChange={setOfficial} />}
        <span className={styles.grow} />
        {may(item, "respond_and_change_status") && (
          <Menu position="top-end">
            <Menu.Target><PressButton blocked={blocked}><Trans>Post and change status</Trans></PressButton></Menu.Target>
            {!blocked && (
              <Menu.Dropdown>
                {others.map((status) => <Menu.Item key={status.id} leftSection={<StatusShape kind={kindOf(status.maps_to)} />} onClick={() => void post(status)}>{statusName(status.name)}</Menu.Item>)}
              </Menu.Dropdown>
            )}
          </Menu>
        )}
        <PressButton kind="primary" blocked={blocked} onPress={() => post()}><Trans>Post response</Trans></PressButton>
      </footer>
    </section>
  );
}
