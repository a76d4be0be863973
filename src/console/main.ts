import { createApp } from 'vue';
import ConsoleApp from './console-app.vue';
import './style/tokens.css';
import './style/base.css';

createApp(ConsoleApp).mount('#app');
