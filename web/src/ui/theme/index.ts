import "@mantine/core/styles.layer.css";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
import "./mantine.css";

export { resolver, theme } from "./theme";
