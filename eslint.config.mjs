/* Judges the site's scripts. They share one page and are no modules; which names there are, `tsc` knows. */
import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    files: ["build_tools/**/*.js"],
    languageOptions: {
      ecmaVersion: 2020,
      sourceType: "script",
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "eqeqeq": ["error", "always", { null: "ignore" }],
      "no-undef": "off",
      "no-control-regex": "off", // what is no ASCII is told by the range of what is
      "no-unused-vars": ["error", { vars: "local", caughtErrors: "none" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-empty": ["error", { allowEmptyCatch: true }],
    },
  },
];
