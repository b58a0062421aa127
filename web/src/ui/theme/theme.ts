import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const ink: MantineColorsTuple = [
  "#f4f5f6", "#e9ecef", "#d3d8dd", "#b3bbc3", "#858e97", "#666f79", "#4a525b", "#343b43", "#1a1e23", "#14171a",
];
const signal: MantineColorsTuple = [
  "#fff4ed", "#ffe4d3", "#fdc5a4", "#fdba74", "#fb923c", "#ea6a1f", "#d9550f", "#c2410c", "#9a3409", "#7a2a09",
];

export const theme = createTheme({
  fontFamily: "var(--sans)",
  fontFamilyMonospace: "var(--mono)",
  headings: { fontFamily: "var(--sans)", fontWeight: "600" },
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.35", sm: "1.45", md: "1.45", lg: "1.5", xl: "1.4" },
  spacing: { xs: "0.25rem", sm: "0.5rem", md: "0.75rem", lg: "1rem", xl: "1.5rem" },
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "6px", xl: "6px" },
  defaultRadius: "md",
  colors: { ink, signal },
  primaryColor: "ink",
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    // Menus, pickers and dialogs hang in a landmark of their own (see index.html).
    Portal: { defaultProps: { target: "#floating" } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: "none", transitionProps: { duration: 120, transition: "fade" } } },
    Popover: { defaultProps: { shadow: "none", transitionProps: { duration: 120, transition: "fade" } } },
    Modal: { defaultProps: { transitionProps: { duration: 150, transition: "fade" } } },
    Drawer: { defaultProps: { transitionProps: { duration: 180 } } },
  },
});

const FROM_TOKENS = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-3-text)",
  "--mantine-color-placeholder": "var(--ink-3-text)",
  "--mantine-color-anchor": "var(--ink)",
  "--mantine-color-error": "var(--failed)",
  "--mantine-color-default": "var(--sheet)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-disabled": "var(--press)",
  "--mantine-color-disabled-color": "var(--ink-3)",
  "--mantine-primary-color-filled": "var(--ink)",
  "--mantine-primary-color-filled-hover": "var(--ink-2)",
  "--mantine-primary-color-contrast": "var(--paper)",
};

export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: FROM_TOKENS, dark: FROM_TOKENS });
