import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const noBareError = {
  selector: "ThrowStatement > NewExpression[callee.name='Error']",
  message: 'Throw an AppError from kernel/errors.ts, so that code, retry and user text are known.',
};

const noModuleMock = {
  object: 'vi',
  property: 'mock',
  message: 'Inject a fake; never mock a module.',
};

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'src/store/generated/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.vue'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tests/tsconfig.json', './src/console/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      complexity: ['error', 15],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
        noModuleMock,
      ],
      'no-restricted-syntax': ['error', noBareError],
    },
  },
  {
    files: ['**/*.vue'],
    extends: [vue.configs['flat/recommended']],
    languageOptions: { globals: globals.browser, parserOptions: { parser: tseslint.parser } },
  },
  { files: ['src/console/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['src/main.ts', 'src/cli/**', 'tests/**', 'bench/run.ts', '*.config.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['bin/**/*.mjs', '*.js', '*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['src/config.ts', 'tests/**/*.ts', 'prisma.config.ts'],
    rules: { 'no-restricted-properties': ['error', noModuleMock] },
  },
  {
    // The caller's type says which kind of id it makes of a plain string; that is the point of it.
    files: ['src/kernel/ids.ts'],
    rules: { '@typescript-eslint/no-unnecessary-type-parameters': 'off' },
  },
  prettier,
);
