import { memo } from "react";
import { piecesOf } from "./text";
import styles from "./thread.module.css";

interface MessageTextProps {
  text: string;
  mentions: readonly { id: string; name: string }[];
  everyone: boolean;
  me: string;
}

export const MessageText = memo(function MessageText({ text, mentions, everyone, me }: MessageTextProps) {
  return (
    <p className={styles.text} dir="auto">
      {piecesOf(text, mentions, everyone).map((piece, place) =>
        piece.kind === "link" ? (
          <a key={place} href={piece.href} target="_blank" rel="noreferrer nofollow">{piece.text}</a>
        ) : piece.kind === "mention" ? (
          <span key={place} className={styles.mention} data-me={piece.id === me || piece.id === undefined || undefined}><bdi>{piece.text}</bdi></span>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
});
