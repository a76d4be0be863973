// For tools that cannot read .vue files themselves; vue-tsc reads the files and ignores this.
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
