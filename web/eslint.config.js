import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import lingui from "eslint-plugin-lingui";
import hooks from "eslint-plugin-react-hooks";
import globals from "globals";
import ts from "typescript-eslint";

const unlocalised = {
  ignore: ["^\\S*$", "^(GET|POST|PUT|PATCH|DELETE) ", "^[a-z0-9 .:,()%/#_-]+$"],
  ignoreNames: [
    { regex: { pattern: "^(className|style|to|href|src|type|key|id|role|path|kind|accept|mask|d|viewBox)$" } },
    { regex: { pattern: "^data-" } },
    { regex: { pattern: "^[A-Z0-9_]+$" } },
  ],
  ignoreFunctions: ["*.querySelector", "*.matchMedia", "*.closest", "Error", "TypeError", "console.*", "import", "*.postMessage", "useMediaQuery"],
  useTsTypes: true,
};

export default ts.config(
  { ignores: ["dist", "node_modules", "src/locales", "src/platform/api.d.ts"] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  a11y.flatConfigs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "react-hooks": hooks, lingui },
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...hooks.configs["recommended-latest"].rules,
      "react-hooks/incompatible-library": "off",
      "lingui/no-unlocalized-strings": ["error", unlocalised],
      "lingui/t-call-in-function": "error",
      "lingui/no-single-variables-to-translate": "error",
      "lingui/no-expression-in-message": "error",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "package", package: "@tanstack/router-core", name: ["Redirect", "NotFoundError"] }] }],
      "@typescript-eslint/consistent-type-imports": "error",
      "jsx-a11y/no-autofocus": "off",
      "max-lines": ["error", { max: 300, skipBlankLines: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Render nodes, never markup." },
        { selector: "MemberExpression[property.name='innerHTML']", message: "Render nodes, never markup." },
        { selector: "CallExpression[callee.name='eval']", message: "The content security policy forbids eval." },
      ],
    },
  },
  { files: ["**/*.test.{ts,tsx}", "*.config.ts", "scripts/**", "src/app/dev/**"], rules: { "lingui/no-unlocalized-strings": "off" } },
  { files: ["**/*.{js,mjs,cjs}"], extends: [ts.configs.disableTypeChecked], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
);
